package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A registry at a URL, to read from. */
final class HttpRemoteRegistry implements RemoteRegistry {
    private final HttpCalls calls;

    HttpRemoteRegistry(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public URI address() {
        return calls.address();
    }

    @Override
    public Reply<RegistryInfo> info() {
        return calls.get("/registry/info", Answers::registryInfo);
    }

    @Override
    public Reply<Listing<SearchItem>> search(Search search) {
        Query query = new Query()
                .add("limit", search.limit())
                .add("q", search.text())
                .add("author", search.author())
                .add("category", search.category())
                .add("platform", search.platform())
                .add("sort", search.sort());
        if (!search.keywords().isEmpty()) {
            query.add("keywords", String.join(",", search.keywords()));
        }
        if (search.minDownloads() > 0) {
            query.add("minDownloads", search.minDownloads());
        }
        if (search.offset() > 0) {
            query.add("offset", search.offset());
        }
        return calls.get("/packages/search" + query, answer -> Answers.listing(answer, Answers::searchItem));
    }

    @Override
    public Reply<Listing<SearchItem>> packages(int offset, int limit) {
        return calls.get(
                "/packages" + new Query().add("offset", offset).add("limit", limit),
                answer -> Answers.listing(answer, Answers::packageItem));
    }

    @Override
    public Reply<PackageDetails> details(PackageId id, Optional<String> version) {
        return calls.get(Paths.ofPackage(id) + new Query().add("version", version), Answers::details);
    }

    @Override
    public Reply<List<VersionDetails>> versions(PackageId id) {
        return calls.get(
                Paths.ofPackage(id) + "/versions",
                answer -> Answers.listing(answer, Answers::version).items());
    }

    @Override
    public Reply<Listing<Dependent>> dependents(PackageId id, int offset, int limit) {
        return calls.get(
                Paths.ofPackage(id) + "/dependents"
                        + new Query().add("offset", offset).add("limit", limit),
                answer -> Answers.listing(answer, Answers::dependent));
    }

    @Override
    public Reply<DownloadCounts> downloads(PackageId id) {
        return calls.get(Paths.ofPackage(id) + "/stats/downloads", Answers::downloads);
    }

    @Override
    public Reply<SortedMap<String, Long>> totals() {
        return calls.get("/registry/stats", Answers::totals);
    }

    @Override
    public Reply<IndexEntry> index(PackageId id) {
        return calls.get("/index/" + Paths.segment(id.toString()), Answers::index);
    }

    @Override
    public Reply<Long> download(RemoteBundle bundle, long from, OutputStream sink) throws IOException {
        return new Download(calls, bundle, from, sink).run();
    }
}
