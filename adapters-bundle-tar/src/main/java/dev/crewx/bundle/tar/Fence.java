package dev.crewx.bundle.tar;

/**
 * Where a frontmatter lies in a file: between a first line {@code ---} and the next one (or {@code ...}).
 *
 * @param start the first byte behind the opening line, -1 when there is none
 * @param end the first byte of the closing line, -1 when there is none
 * @param body the first byte behind the closing line
 * @param firstLine the number of the line at {@code start}, counted from 1
 */
record Fence(int start, int end, int body, int firstLine) {
    private static final Fence NONE = new Fence(-1, -1, 0, 1);

    boolean isOpened() {
        return start >= 0;
    }

    boolean isClosed() {
        return end >= 0;
    }

    static Fence find(byte[] file) {
        int position = startsWithMark(file) ? 3 : 0;
        int line = 1;
        while (position < file.length && isBlank(file, position)) {
            position = next(file, position);
            line++;
        }
        if (!isMark(file, position, '-')) {
            return NONE;
        }
        int start = next(file, position);
        int firstLine = line + 1;
        for (int at = start; at < file.length; at = next(file, at)) {
            if (isMark(file, at, '-') || isMark(file, at, '.')) {
                return new Fence(start, at, next(file, at), firstLine);
            }
        }
        return new Fence(start, -1, file.length, firstLine);
    }

    private static boolean startsWithMark(byte[] file) {
        return file.length >= 3 && file[0] == (byte) 0xef && file[1] == (byte) 0xbb && file[2] == (byte) 0xbf;
    }

    private static boolean isMark(byte[] file, int position, char mark) {
        if (position + 3 > file.length) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            if (file[position + i] != mark) {
                return false;
            }
        }
        return isBlank(file, position + 3);
    }

    private static boolean isBlank(byte[] file, int position) {
        for (int i = position; i < file.length && file[i] != '\n'; i++) {
            if (file[i] != ' ' && file[i] != '\t' && file[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static int next(byte[] file, int position) {
        int i = position;
        while (i < file.length && file[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, file.length);
    }
}
