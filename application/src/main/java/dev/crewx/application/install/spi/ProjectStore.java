package dev.crewx.application.install.spi;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One project on disk: what it requires, what is locked, what is installed, and what stands in its agents' folders. What
 * changes it goes through a {@link Change}; one change at a time, also across processes. A change that was broken off by
 * the end of its process is finished or undone by the next one.
 *
 * <p>Every method throws {@link dev.crewx.application.remote.spi.ClientStateException} when the disk refuses or a file
 * is not understood, naming it.
 */
public interface ProjectStore {

    /** What the project's files say; the empty project when there are none. */
    ProjectState load();

    /** Where a package is installed, or would be. */
    Path location(PackageId id);

    /** The packages that are installed, by what was noted when they were and as far as they still stand there. */
    Map<PackageId, InstalledBundle> installed();

    /** The files an installed package came with; empty when it is not known. */
    Optional<List<BundleFile>> files(PackageId id);

    /**
     * In what an installed package differs from these files, looking at every byte. What tools leave behind by themselves
     * ({@code __pycache__}, {@code .DS_Store}) is passed over.
     */
    List<FileChange> changes(PackageId id, Collection<BundleFile> files);

    /**
     * What this project put into agents' folders.
     *
     * @param folders folders, below the project, to look through for links into its packages that are not noted
     */
    List<AgentPlace> places(Collection<String> folders);

    /**
     * What stands in agents' folders at skills' names, seen from what should stand there.
     *
     * @param files the files of a package, as they will be; asked for only where a copy is looked at
     */
    Map<AgentPlace, PlaceState> statesOf(Collection<AgentPlace> wanted, Function<PackageId, List<BundleFile>> files);

    /** The CrewX version that the configuration names, else the one that an installed CrewX in the project reports. */
    Optional<SemanticVersion> crewxVersion();

    /** Whether no change was broken off; cheap. */
    boolean isSettled();

    /**
     * Begins to change the project, after finishing or undoing what was broken off. Waits while somebody else changes
     * it.
     *
     * @return empty when {@code patience} was at an end
     */
    Optional<Change> begin(Patience patience);

    /** How long to wait for somebody else. */
    interface Patience {
        /** Waits for ever and says nothing. */
        Patience ENDLESS = new Endless();

        /** Called once, when there is something to wait for. */
        void waiting();

        /** Asked again and again while waiting. */
        boolean isEnded();

        /** Without an end. */
        record Endless() implements Patience {
            @Override
            public void waiting() {}

            @Override
            public boolean isEnded() {
                return false;
            }
        }
    }

    /** What became of a change that was broken off. */
    enum Recovery {
        /** There was none. */
        NOTHING,
        /** It is finished now. */
        FINISHED,
        /** The project is as it was before it. */
        UNDONE
    }

    /** What stands at a skill's name in an agent's folder. */
    enum PlaceState {
        /** Nothing. */
        FREE,
        /** What should stand there. */
        AS_WANTED,
        /** What this project put there, unchanged, and what should not stand there any more. */
        OURS,
        /** What this project put there, changed since. */
        EDITED,
        /** Something of somebody else's. */
        FOREIGN
    }

    /** Packages on their way in and out. Closed without a commit it leaves everything as it was. */
    interface Change extends AutoCloseable {

        /** What became of an earlier change. */
        Recovery recovered();

        /**
         * Where the files of a package are to be put: a path at which nothing stands yet, whose parent exists, and
         * another at each call. May be called by many threads at once.
         */
        Path stage(PackageId id);

        /**
         * Installs at the commit what stands at a staged path; of a package that is installed again the last counts.
         *
         * @param staged a path from {@link #stage}
         * @param files all that stands there
         */
        void install(PackageId id, Path staged, InstalledBundle bundle, List<BundleFile> files);

        /** Takes a package out at the commit; no error when it is not installed. */
        void remove(PackageId id);

        /**
         * Puts a skill into an agent's folder at the commit: a link where the agent follows links and the system can
         * make them, else a copy. What stands there is replaced.
         *
         * @param place a skill of a package that is installed after this change
         */
        void place(AgentPlace place);

        /** Takes a skill out of an agent's folder at the commit, and folders that were made for it and are empty then. */
        void unplace(AgentPlace place);

        /** Notes no more, from the commit on, that a skill was put there; what stands there stays. */
        void forget(AgentPlace place);

        /** Writes the project's files at the commit; a file whose content stays the same is not touched. */
        void save(ProjectState state);

        /** Does all of it, or nothing when it cannot be done. */
        void commit();

        /** Throws away what was not committed, and lets the next one begin; twice does no harm. */
        @Override
        void close();
    }
}
