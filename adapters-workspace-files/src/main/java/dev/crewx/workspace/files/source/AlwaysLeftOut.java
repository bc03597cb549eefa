package dev.crewx.workspace.files.source;

import dev.crewx.application.bundle.spi.SourceFolders.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What never belongs into a bundle, whatever ignore files say. */
final class AlwaysLeftOut {
    private static final Set<String> NEVER_WANTED =
            Set.of(".git", ".hg", ".svn", "node_modules", ".ds_store", "__pycache__");
    private static final Set<String> ENVIRONMENT_EXAMPLES = Set.of(".example", ".sample", ".template");
    private static final Set<String> KEY_FILES = Set.of("id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_xmss");
    private static final Set<String> KEY_ENDINGS = Set.of(".p12", ".pfx", ".ppk", ".jks", ".keystore");

    /** PEM (RFC 7468) and its relatives: a file that begins so is a key, one that quotes it further down is not. */
    private static final Pattern KEY_HEAD = Pattern.compile(
            "\\s*(?:-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----|PuTTY-User-Key-File-).*",
            Pattern.DOTALL);

    private static final int HEAD_BYTES = 4096;

    private AlwaysLeftOut() {}

    /** Why a file or folder of this name stays out; empty when its name says nothing. */
    static Optional<Reason> byName(String path, boolean folder) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (NEVER_WANTED.contains(name)) {
            return Optional.of(Reason.NEVER_WANTED);
        }
        if (!folder && !path.contains("/") && name.endsWith(".crewx")) {
            return Optional.of(Reason.NEVER_WANTED); // what an earlier run has made
        }
        boolean example = ENVIRONMENT_EXAMPLES.stream().anyMatch(name::endsWith);
        if (name.startsWith(".env") && !example) {
            return Optional.of(Reason.SECRET);
        }
        boolean key =
                !folder && (KEY_FILES.contains(name) || KEY_ENDINGS.stream().anyMatch(name::endsWith));
        return key ? Optional.of(Reason.SECRET) : Optional.empty();
    }

    /** Whether a file begins as a private key does. */
    static boolean isPrivateKey(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1);
            String withoutMark = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
            return KEY_HEAD.matcher(withoutMark).matches();
        }
    }
}
