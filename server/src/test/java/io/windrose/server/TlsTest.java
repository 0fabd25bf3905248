package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTPS with a certificate in PEM files, as an operator gives them. */
class TlsTest {
    private static final char[] PASSWORD = "only for this test".toCharArray();

    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;
    private KeyStore store;

    @BeforeEach
    void makeCertificate() throws Exception {
        Path file = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "windrose",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        store = KeyStore.getInstance(file.toFile(), PASSWORD);
        certificate = pem(
                "certificate", "CERTIFICATE", store.getCertificate("windrose").getEncoded());
        key = pem("key", "PRIVATE KEY", store.getKey("windrose", PASSWORD).getEncoded());
    }

    @Test
    void answersByHttpsAndMarksItsCookiesAsSecure() throws Exception {
        try (TestServer server = new TestServer(folder.resolve("data"), settings(key))) {
            assertThat(server.url().getScheme()).isEqualTo("https");
            String body = TestServer.MAPPER
                    .createObjectNode()
                    .put("name", "owner")
                    .put("password", server.ownerPassword())
                    .toString();
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/session"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = trusting().send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
        }
    }

    @Test
    void namesFilesThatAreNoCertificateAndKey() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no key");

        assertThatThrownBy(() -> new TestServer(folder.resolve("data"), settings(wrong)).close())
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining(wrong.toString());
    }

    private Map<String, String> settings(Path keyFile) {
        return Map.of("http.tls-certificate", certificate.toString(), "http.tls-key", keyFile.toString());
    }

    private HttpClient trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        Certificate ours = store.getCertificate("windrose");
        trusted.setCertificateEntry("windrose", ours);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private Path pem(String name, String kind, byte[] encoded) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return Files.writeString(
                folder.resolve(name + ".pem"),
                "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }
}
