package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.testkit.PackageSearchContract;

final class LucenePackageSearchTest extends PackageSearchContract {
    @Override
    protected PackageSearch openSearch() {
        return new LucenePackageSearch();
    }
}
