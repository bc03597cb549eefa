package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.application.testkit.TextCodecContract;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class TextCodecTest extends TextCodecContract {
    @Override
    protected TextCodec codec() {
        return new BundleTar();
    }

    @Test
    void isFoundByWhoeverNeedsACodec() {
        assertEquals(
                List.of(BundleTar.class),
                ServiceLoader.load(TextCodec.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .toList());
    }
}
