package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScopeTest {
    @Test
    void isReadWithAndWithoutItsSignAndWrittenWithIt() {
        assertEquals(Optional.of(new Scope("acme")), Scope.tryParse("acme"));
        assertEquals(Optional.of(new Scope("acme")), Scope.tryParse("@acme"));
        assertEquals("@acme", new Scope("acme").toString());
    }

    @Test
    void isThatOfAPackageAndOfAnAccount() {
        assertEquals(Optional.of(new Scope("acme")), Scope.of(PackageId.parse("@acme/pdf")));
        assertEquals(Optional.empty(), Scope.of(PackageId.parse("pdf")));
        assertEquals(new Scope("ann"), Scope.of(new Username("ann")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "@", "@@acme", "Acme", "a--b", "-a", "a/b", "a b", "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"
            })
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), Scope.tryParse(text));
    }
}
