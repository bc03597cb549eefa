package dev.crewx.agents.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux says of its processes; elsewhere it says nothing. */
final class ProcessTable {
    private static final Path PROC = Path.of("/proc");
    private static final boolean THERE = Files.isReadable(PROC.resolve("self/stat"));

    private ProcessTable() {}

    /**
     * A process that is not yet gone.
     *
     * @param group its process group
     * @param session its session
     */
    record Member(long pid, long group, long session) {}

    /** Whether processes can be looked for here. */
    static boolean available() {
        return THERE;
    }

    /** The living processes of a session, and those that hold this text in their environment, wherever they went. */
    static List<Member> members(long session, String mark) {
        List<Member> members = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                member(process, session, mark, members);
            }
        } catch (IOException | DirectoryIteratorException e) {
            return members; // not Linux, or hidden: what was found so far
        }
        return members;
    }

    /** The session of this JVM; 0 where nobody says. */
    static long ownSession() {
        try {
            return Long.parseLong(fields(PROC.resolve("self"))[3]);
        } catch (IOException e) {
            return 0; // not Linux
        }
    }

    /** Whether a process lives; one that has ended and was not waited for does not. */
    static boolean isLiving(long pid) {
        try {
            return !hasEnded(fields(PROC.resolve(Long.toString(pid))));
        } catch (IOException e) {
            return false; // it is gone
        }
    }

    /** State, parent, group, session and so on. */
    private static String[] fields(Path process) throws IOException {
        // pid (name) state parent …; the name may hold anything
        String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static boolean hasEnded(String[] fields) {
        return fields[0].equals("Z") || fields[0].equals("X");
    }

    private static void member(Path process, long session, String mark, List<Member> members) {
        try {
            String[] fields = fields(process);
            long own = Long.parseLong(fields[3]);
            if (!hasEnded(fields) && (own == session || holds(process, mark))) {
                long pid = Long.parseLong(process.getFileName().toString());
                members.add(new Member(pid, Long.parseLong(fields[2]), own));
            }
        } catch (IOException e) {
            return; // it has ended meanwhile
        }
    }

    private static boolean holds(Path process, String mark) throws IOException {
        Path environment = process.resolve("environ");
        return Files.isReadable(environment)
                && Files.readString(environment, StandardCharsets.ISO_8859_1).contains(mark);
    }

    /** How much memory these processes use now, in bytes; 0 where nobody says. */
    static long residentBytes(List<Long> pids) {
        return pids.stream().mapToLong(ProcessTable::residentBytes).sum();
    }

    private static long residentBytes(long pid) {
        try {
            return Files.readAllLines(PROC.resolve(pid + "/status"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }
}
