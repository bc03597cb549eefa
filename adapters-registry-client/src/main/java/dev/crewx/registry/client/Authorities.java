package dev.crewx.registry.client;

import dev.crewx.application.remote.spi.ClientStateException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Trust in the authorities that Java knows and in those of a file beside them, as companies have their own. */
final class Authorities {
    private Authorities() {}

    /** @throws ClientStateException when the file holds no certificates */
    static SSLSocketFactory with(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> more =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (more.isEmpty()) {
                throw new ClientStateException("There is no certificate in " + file + "; it should hold PEM");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : more) {
                store.setCertificateEntry("extra-" + count++, certificate);
            }
            for (X509Certificate known : trust(null).getAcceptedIssuers()) {
                store.setCertificateEntry("java-" + count++, known);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust(store)}, null);
            return context.getSocketFactory();
        } catch (IOException | CertificateException e) {
            throw new ClientStateException("Cannot read certificates from " + file + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new ClientStateException("Cannot trust the certificates in " + file + ": " + e.getMessage(), e);
        }
    }

    private static X509TrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new IllegalStateException("Java has no trust manager for X.509");
    }
}
