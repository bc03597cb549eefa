package dev.crewx.application.testkit;

import dev.crewx.application.search.spi.PackageSearch;

final class TinyPackageSearchTest extends PackageSearchContract {
    @Override
    protected PackageSearch openSearch() {
        return new TinyPackageSearch();
    }
}
