package dev.crewx.registry.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What the network's exceptions mean, in words that help. */
final class Faults {
    private Faults() {}

    static String reason(IOException e) {
        return switch (e) {
            case UnknownHostException unknown -> "there is no host \"" + unknown.getMessage() + "\"";
            case SocketTimeoutException slow -> slow(String.valueOf(slow.getMessage()));
            case NoRouteToHostException ignored -> "there is no route to it";
            case ConnectException refused ->
                String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
            case SSLException tls -> tls(tls);
            case EOFException cut -> String.valueOf(cut.getMessage());
            default -> plain(e);
        };
    }

    /** The JDK's own two messages, or that of {@link PatientInput}. */
    private static String slow(String message) {
        return message.startsWith("Connect")
                ? "it took too long to connect"
                : message.startsWith("Read") ? "it took too long to answer" : message;
    }

    private static String plain(IOException e) {
        String message = String.valueOf(e.getMessage());
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("connection reset")
                || lower.contains("broken pipe")
                || lower.contains("unexpected end of file")
                || lower.contains("premature eof")) {
            return "the connection broke off";
        }
        if (lower.contains("unable to tunnel")) {
            return "the proxy does not let it through: " + message;
        }
        return message;
    }

    private static String tls(SSLException e) {
        String all = messages(e);
        String lower = all.toLowerCase(Locale.ROOT);
        if (lower.contains("unsupported or unrecognized ssl message") || lower.contains("plaintext connection")) {
            return "it does not speak https; if it is a plain http registry, write http://";
        }
        if (lower.contains("certificate expired") || lower.contains("notafter")) {
            return "its certificate has expired; its keeper has to renew it, or this machine's clock is wrong";
        }
        if (lower.contains("notbefore")) {
            return "its certificate is not valid yet; is this machine's clock right?";
        }
        if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
            return "its certificate is for another name";
        }
        if (lower.contains("pkix path") || lower.contains("certification path") || lower.contains("trust anchor")) {
            return "its certificate is of no authority that this machine knows; name your authority's certificate (PEM)"
                    + " with CREWX_CA_FILE";
        }
        if (lower.contains("remote host terminated the handshake")) {
            return "the connection broke off";
        }
        return "TLS failed: " + String.valueOf(e.getMessage());
    }

    /** Whether another try could end otherwise. A certificate stays what it is. */
    static boolean mayPass(IOException e) {
        return !(e instanceof SSLException) || reason(e).equals("the connection broke off");
    }

    /** Whether the request cannot have reached the registry. */
    static boolean isBeforeSending(IOException e) {
        return e instanceof ConnectException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || (e instanceof SocketTimeoutException
                        && String.valueOf(e.getMessage()).startsWith("Connect"));
    }

    private static String messages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            all.append(cause.getMessage()).append('\n');
            cause = cause.getCause();
        }
        return all.toString();
    }
}
