package dev.crewx.application.bundle;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.domain.skill.TextFindings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Looks through one file's text while its bytes pass, piece by piece; a binary file is let through. */
final class TextScan extends InputStream {
    private static final int PIECE = 512 * 1024;
    private static final int OVERLAP = 4 * 1024;
    private static final int SNIFFED = 8 * 1024;

    private final InputStream in;
    private final String path;
    private final List<Finding> findings = new ArrayList<>();
    private byte[] piece;
    private int filled;
    private int line = 1;
    private boolean binary;
    private boolean sniffed;

    TextScan(InputStream in, String path, long size) {
        this.in = in;
        this.path = path;
        this.piece = new byte[Math.clamp(size, 1, PIECE)];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        for (int done = 0; done < read && !binary; ) {
            int part = Math.min(read - done, piece.length - filled);
            System.arraycopy(target, offset + done, piece, filled, part);
            filled += part;
            done += part;
            if (filled == piece.length) {
                look(false);
            }
        }
        return read;
    }

    /** Looks at what is left; call it when all has been read. */
    List<Finding> finish() {
        if (filled > 0 && !binary) {
            look(true);
        }
        piece = new byte[0];
        return findings;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void look(boolean last) {
        if (!sniffed) {
            sniffed = true;
            for (int i = 0; i < Math.min(filled, SNIFFED); i++) {
                binary |= piece[i] == 0;
            }
            if (binary) {
                return;
            }
        }
        String text = new String(piece, 0, filled, StandardCharsets.UTF_8);
        findings.addAll(TextFindings.check(path, text, line));
        if (path.endsWith("/" + SkillEntry.SKILL_FILE)) {
            findings.addAll(TextFindings.links(path, text, line));
        }
        int kept = last || piece.length < PIECE ? 0 : OVERLAP;
        for (int i = 0; i < filled - kept; i++) {
            line += piece[i] == '\n' ? 1 : 0;
        }
        System.arraycopy(piece, filled - kept, piece, 0, kept);
        filled = kept;
    }
}
