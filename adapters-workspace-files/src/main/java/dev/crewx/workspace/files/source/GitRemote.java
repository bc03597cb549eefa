package dev.crewx.workspace.files.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a repository's {@code origin}, read from the repository's own {@code .git/config} and from nothing
 * that belongs to the user or the machine.
 */
final class GitRemote {
    private static final Pattern ORIGIN = Pattern.compile("\\s*\\[remote\\s+\"origin\"\\s*]\\s*");
    private static final Pattern URL = Pattern.compile("\\s*url\\s*=\\s*\"?([^\"\\s]+)\"?\\s*");
    private static final Pattern SCP = Pattern.compile("(?:[^@/]+@)?([A-Za-z0-9.-]+):(?!//)([^\\s]+)");
    private static final Pattern WITH_SCHEME =
            Pattern.compile("(https?|ssh|git)://(?:[^@/]*@)?([^/:]+)(?::(\\d+))?/(.+)");
    private static final int MAX_BYTES = 256 * 1024;

    private GitRemote() {}

    /** The address as https where it has a host, without user and password; empty for paths and for no remote. */
    static Optional<String> of(Path folder) throws IOException {
        Path config = folder.resolve(".git").resolve("config");
        if (!Files.isRegularFile(config) || Files.size(config) > MAX_BYTES) {
            return Optional.empty();
        }
        boolean inOrigin = false;
        String text = new String(Files.readAllBytes(config), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("[")) {
                inOrigin = ORIGIN.matcher(line).matches();
            }
            Matcher url = URL.matcher(line);
            if (inOrigin && url.matches()) {
                return publicForm(url.group(1));
            }
        }
        return Optional.empty();
    }

    /** The same address for everybody: a clone by ssh and one by https give the same bundle. */
    static Optional<String> publicForm(String url) {
        Matcher withScheme = WITH_SCHEME.matcher(url);
        if (withScheme.matches()) {
            boolean web = withScheme.group(1).startsWith("http");
            String port = web && withScheme.group(3) != null ? ":" + withScheme.group(3) : "";
            String scheme = web ? withScheme.group(1) : "https";
            return Optional.of(scheme + "://" + withScheme.group(2) + port + "/" + bare(withScheme.group(4)));
        }
        Matcher scp = SCP.matcher(url);
        boolean drive = url.length() > 1 && url.charAt(1) == ':';
        if (scp.matches() && !drive) {
            return Optional.of("https://" + scp.group(1) + "/" + bare(scp.group(2)));
        }
        return Optional.empty();
    }

    private static String bare(String path) {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        String trimmed = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return trimmed.endsWith(".git") ? trimmed.substring(0, trimmed.length() - 4) : trimmed;
    }
}
