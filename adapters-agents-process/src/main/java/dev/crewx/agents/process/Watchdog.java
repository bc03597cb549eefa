package dev.crewx.agents.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A shell beside a run that does nothing but wait for a line. When its input ends without one, this JVM is gone, killed
 * outright, and the shell ends the run and all that it started. It is there before the run is.
 */
final class Watchdog implements AutoCloseable {
    /** As {@link ProcessTree} ends it: asked first, then killed until nobody of the session or with the mark is left. */
    private static final String SCRIPT = """
            mark=$1
            read -r session || session=none
            read -r line && exit
            members() {
              grep -lsF -- "$mark" /proc/[0-9]*/environ | tr -dc '0-9\\n'
              for stat in /proc/[0-9]*/stat; do
                line=
                { read -r line <"$stat"; } 2>/dev/null
                set -- ${line##*) }
                case $1 in ''|Z|X) continue ;; esac
                if [ "$4" = "$session" ]; then echo "$stat" | tr -dc '0-9\\n'; fi
              done
            }
            send() {
              signal=$1 && shift
              for target do kill -s "$signal" -- "$target"; done
            }
            send TERM "-$session" $(members)
            sleep 1
            send KILL "-$session"
            for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
              left=$(members)
              [ -n "$left" ] || exit
              send KILL "-$session" $left
              sleep 0.1
            done
            """;

    private final OutputStream lines;

    private Watchdog(OutputStream lines) {
        this.lines = lines;
    }

    /** One for the run whose processes hold this text in their environment. */
    static Watchdog over(String mark) {
        if (!Sessions.available()) {
            return new Watchdog(OutputStream.nullOutputStream());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        Sessions.own(List.of("/bin/sh", "-c", SCRIPT, "crewx-watchdog", mark)))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        try {
            return new Watchdog(builder.start().getOutputStream());
        } catch (IOException e) {
            return new Watchdog(OutputStream.nullOutputStream()); // too many processes: the run is worth more
        }
    }

    /** The run has begun, in this session. */
    void begun(long session) {
        tell(Long.toString(session));
    }

    /** The run is over, or has not begun. */
    @Override
    public void close() {
        try (lines) {
            tell("over");
            tell("over");
        } catch (IOException e) {
            return; // somebody ended the shell
        }
    }

    private void tell(String line) {
        try {
            lines.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            lines.flush();
        } catch (IOException e) {
            return; // somebody ended the shell
        }
    }
}
