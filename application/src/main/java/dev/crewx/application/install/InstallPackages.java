package dev.crewx.application.install;

import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.install.spi.IndexCache;
import dev.crewx.application.install.spi.PackageRegistries;
import dev.crewx.application.install.spi.ProjectStore;
import java.util.function.LongSupplier;

/**
 * Brings a project to what is asked of it: packages with all that they depend on, its files, its agents' folders, in one
 * step. Everything is resolved, downloaded, checked and unpacked beside the project before the first of its files is
 * changed.
 */
public final class InstallPackages {
    final ProjectStore project;
    final AgentTable agents;
    final PackageRegistries registries;
    final BundleCache bundles;
    final IndexCache index;
    final ExtractBundle extractBundle;
    final Parallelism parallelism;
    final LongSupplier nanoClock;

    /**
     * Over these ports.
     *
     * @param nanoClock a clock that only goes forward, in nanoseconds: how long a resolution has taken
     */
    public InstallPackages(
            ProjectStore project,
            AgentTable agents,
            PackageRegistries registries,
            BundleCache bundles,
            IndexCache index,
            ExtractBundle extractBundle,
            Parallelism parallelism,
            LongSupplier nanoClock) {
        this.project = project;
        this.agents = agents;
        this.registries = registries;
        this.bundles = bundles;
        this.index = index;
        this.extractBundle = extractBundle;
        this.parallelism = parallelism;
        this.nanoClock = nanoClock;
    }

    /**
     * Does what is asked, or nothing.
     *
     * @throws dev.crewx.application.remote.spi.RemoteException when a registry cannot be reached
     * @throws dev.crewx.application.remote.spi.ClientStateException when the project or a cache cannot be read or written
     */
    public InstallResult install(InstallRequest request, InstallListener listener) {
        try (Tasks tasks = new Tasks(request.cancelled())) {
            return new InstallRun(this, request, listener, tasks).run();
        } catch (Refusal refusal) {
            return refusal.result();
        }
    }
}
