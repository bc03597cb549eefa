package dev.crewx.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static SSLException handshake(String cause) {
        SSLHandshakeException failure = new SSLHandshakeException("handshake");
        failure.initCause(new CertificateException(cause));
        return failure;
    }

    @Test
    void areSaidInWordsThatHelp() {
        assertEquals("there is no host \"x.test\"", Faults.reason(new UnknownHostException("x.test")));
        assertEquals("connection refused", Faults.reason(new ConnectException("Connection refused")));
        assertEquals("it took too long to connect", Faults.reason(new SocketTimeoutException("Connect timed out")));
        assertEquals("it took too long to answer", Faults.reason(new SocketTimeoutException("Read timed out")));
        assertEquals("the connection broke off", Faults.reason(new SocketException("Connection reset")));
        assertEquals("the connection broke off", Faults.reason(new SocketException("Broken pipe")));
        assertEquals(
                "the connection broke off", Faults.reason(new SSLException("Remote host terminated the handshake")));
        assertTrue(Faults.reason(handshake("PKIX path building failed")).contains("CREWX_CA_FILE"));
        assertTrue(Faults.reason(handshake("NotAfter: Thu Jan 01")).contains("has expired"));
        assertTrue(Faults.reason(handshake("NotBefore: Thu Jan 01")).contains("not valid yet"));
        assertTrue(Faults.reason(handshake("No subject alternative names")).contains("for another name"));
        assertTrue(Faults.reason(new SSLException("Unsupported or unrecognized SSL message"))
                .contains("write http://"));
    }

    @Test
    void thatStayWhatTheyAreAreNotTriedAgain() {
        assertFalse(Faults.mayPass(handshake("PKIX path building failed")));
        assertTrue(Faults.mayPass(new SSLException("Remote host terminated the handshake")));
        assertTrue(Faults.mayPass(new SocketException("Connection reset")));
    }

    @Test
    void tellWhetherTheRequestCanHaveArrived() {
        List<IOException> before = List.of(
                new ConnectException("Connection refused"),
                new UnknownHostException("x"),
                new SocketTimeoutException("Connect timed out"));
        before.forEach(failure -> assertTrue(Faults.isBeforeSending(failure), failure.toString()));
        assertFalse(Faults.isBeforeSending(new SocketTimeoutException("Read timed out")));
        assertFalse(Faults.isBeforeSending(new SocketException("Connection reset")));
    }
}
