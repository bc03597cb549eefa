package dev.crewx.bundle.tar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The records of a PAX header: {@code <length> <key>=<value>\n}, strictly. */
final class PaxRecords {
    private static final String UTF_8 = "ISO-IR 10646 2000 UTF-8";

    private PaxRecords() {}

    /**
     * Reads the records that an entry's name and size hang on, and refuses those by which readers could be led to see
     * different things.
     *
     * @param about what to call the entry in messages
     * @param global whether they stand for all entries that follow
     */
    static Map<String, String> read(byte[] bytes, String about, boolean global) {
        Map<String, String> records = new HashMap<>();
        int position = 0;
        while (position < bytes.length) {
            int space = position;
            int length = 0;
            while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && length < bytes.length) {
                length = length * 10 + bytes[space++] - '0';
            }
            int end = position + length;
            boolean framed = space > position
                    && space < bytes.length
                    && bytes[space] == ' '
                    && length > space - position + 1
                    && end <= bytes.length
                    && bytes[end - 1] == '\n';
            if (!framed) {
                throw broken(about, "has a record that cannot be read");
            }
            record(Arrays.copyOfRange(bytes, space + 1, end - 1), about, global, records);
            position = end;
        }
        return records;
    }

    private static void record(byte[] record, String about, boolean global, Map<String, String> records) {
        int equals = 0;
        while (equals < record.length && record[equals] != '=') {
            equals++;
        }
        Optional<String> key = TarHeader.utf8(Arrays.copyOf(record, equals));
        if (equals == 0 || equals == record.length || key.isEmpty()) {
            throw broken(about, "has a record without a name");
        }
        String name = key.get();
        if (name.startsWith("GNU.sparse.")) {
            throw ArchiveProblem.entry(
                    "entry-type", about, "The entry " + about + " is sparse; only plain files are taken");
        }
        boolean matters = name.equals("path") || name.equals("size") || name.equals("linkpath");
        if (!matters && !name.equals("hdrcharset")) {
            return;
        }
        Optional<String> value = TarHeader.utf8(Arrays.copyOfRange(record, equals + 1, record.length));
        if (value.isEmpty()) {
            throw ArchiveProblem.entry(
                    "entry-name-utf8", about, "The entry " + about + " has a name that is not UTF-8");
        }
        if (name.equals("hdrcharset")) {
            if (!value.get().equals(UTF_8)) {
                throw ArchiveProblem.entry(
                        "entry-name-utf8",
                        about,
                        "The entry " + about + " declares names that are not UTF-8 (hdrcharset)");
            }
            return;
        }
        if (global) {
            throw broken(about, "sets the " + name + " of all entries that follow");
        }
        if (value.get().isEmpty()) {
            throw broken(about, "has an empty " + name);
        }
        if (records.put(name, value.get()) != null) {
            throw broken(about, "has two of " + name);
        }
    }

    private static ArchiveProblem broken(String about, String what) {
        return ArchiveProblem.entry("pax", about, "The PAX header of " + about + " " + what);
    }
}
