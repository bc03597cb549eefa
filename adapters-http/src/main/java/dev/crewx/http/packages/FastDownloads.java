package dev.crewx.http.packages;

import dev.crewx.application.download.DownloadBundle;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.RegistryPorts;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.FastRoute;
import dev.crewx.http.problem.ProblemException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** {@code GET /packages/{id}/versions/{version}/download} without the framework. */
@Singleton
final class FastDownloads implements FastRoute {
    private static final String BEFORE = "/packages/";
    private static final String BETWEEN = "/versions/";
    private static final String AFTER = "/download";

    private final DownloadBundle download;
    private final Bundles bundles;
    private final boolean waits;

    FastDownloads(DownloadBundle download, Bundles bundles, RegistryPorts ports) {
        this.download = download;
        this.bundles = bundles;
        this.waits = !ports.storage().immediate();
    }

    @Override
    public String template() {
        return "/packages/{id}/versions/{version}/download";
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public @Nullable Lookup match(String path, HttpRequest request) {
        if (!path.endsWith(AFTER) || !path.startsWith(BEFORE)) {
            return null;
        }
        int between = path.indexOf(BETWEEN, BEFORE.length());
        int end = path.length() - AFTER.length();
        if (between < 0 || between + BETWEEN.length() >= end) {
            return null;
        }
        PackageId id = PlainPaths.packageId(path, BEFORE.length(), between);
        String selector = path.substring(between + BETWEEN.length(), end);
        if (id == null || !PlainPaths.isPlain(selector)) {
            return null;
        }
        HttpHeaders headers = request.headers();
        Conditions conditions = new Conditions(
                headers.get(HttpHeaderNames.IF_NONE_MATCH),
                headers.get(HttpHeaderNames.RANGE),
                headers.get(HttpHeaderNames.IF_RANGE));
        return () -> answer(id, selector, conditions);
    }

    private @Nullable Answer answer(PackageId id, String selector, Conditions conditions) {
        try {
            return download.find(id, selector) instanceof DownloadBundle.Found(var version, boolean exact)
                    ? bundles.answer(version, exact, conditions)
                    : null;
        } catch (ProblemException | StorageException e) {
            return null;
        }
    }
}
