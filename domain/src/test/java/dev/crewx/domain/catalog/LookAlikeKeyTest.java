package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.domain.manifest.PackageId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LookAlikeKeyTest {
    @ParameterizedTest
    @CsvSource({
        "pdf-tools, pdftools, true",
        "pdf-tools, pdf-t00ls, true",
        "pdf-tools, p-d-f-too1s, true",
        "lol, 1o1, true",
        "@acme/pdf, @ac-me/p-df, true",
        "@acme/pdf, acme-pdf, false",
        "@acme/pdf, @acmep/df, false",
        "pdf, pdfs, false",
        "pdf-tools, pdf-t0ol, false"
    })
    void isTheSameForIdsThatAPersonTakesForEachOther(String one, String other, boolean same) {
        assertEquals(same, key(one).equals(key(other)));
    }

    private static LookAlikeKey key(String id) {
        return LookAlikeKey.of(PackageId.parse(id));
    }
}
