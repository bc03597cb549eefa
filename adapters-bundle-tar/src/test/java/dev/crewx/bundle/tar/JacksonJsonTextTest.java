package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.testkit.JsonTextContract;

final class JacksonJsonTextTest extends JsonTextContract {
    @Override
    protected JsonText json() {
        return new BundleTar().jsonText();
    }
}
