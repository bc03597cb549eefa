package dev.crewx.workspace.files.source;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.bundle.tar.BundleTar;

/** The use cases around bundles, wired as a program would wire them. */
final class Bundles {
    private static final BundleTar TAR = new BundleTar();

    static final BundleInspector INSPECTOR =
            new BundleInspector(TAR.archiveReader(), TAR.jsonText(), TAR.frontmatterParser());
    static final CreateBundle CREATE = new CreateBundle(
            new SourceFiles().sourceFolders(),
            TAR.archiveWriter(),
            TAR.bundleFiles(),
            TAR.jsonText(),
            TAR.frontmatterParser());
    static final InspectBundle INSPECT = new InspectBundle(INSPECTOR, TAR.bundleFiles());
    static final ExtractBundle EXTRACT = new ExtractBundle(INSPECTOR, TAR.bundleFiles(), TAR.folderStaging());
    static final ValidateBundle VALIDATE = new ValidateBundle(
            INSPECTOR, new SourceFiles().sourceFolders(), TAR.bundleFiles(), TAR.jsonText(), TAR.frontmatterParser());

    private Bundles() {}
}
