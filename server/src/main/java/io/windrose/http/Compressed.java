package io.windrose.http;

import io.windrose.core.Incorrect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Unpacks bodies, to a limit: a few kilobytes can unpack to gigabytes. Some libraries compress without saying so, or
 * label it as something else, so gzip is also known by its first bytes, with which no JSON begins.
 */
final class Compressed {
    private Compressed() {}

    /**
     * The plain body.
     *
     * @param encoding the header {@code Content-Encoding}; empty without one
     * @throws Incorrect when it is larger than {@code most} bytes, not what it says, or packed in an unknown way
     */
    static byte[] unpack(byte[] body, String encoding, int most) {
        if (encoding.isEmpty() && !isGzip(body) && body.length <= most) {
            return body;
        }
        byte[] plain = body;
        List<String> codings = Arrays.stream(encoding.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        // Applied in the order listed, so undone from the last.
        for (String coding : codings.reversed()) {
            plain = switch (coding) {
                case "gzip", "x-gzip" -> isGzip(plain) ? gunzip(plain, most) : plain;
                case "deflate" -> inflate(plain, most);
                default ->
                    throw new Incorrect(
                            "http.unknown-encoding",
                            "the body is packed as \"" + coding + "\"; send it plain, or as gzip or deflate");
            };
        }
        if (codings.isEmpty() && isGzip(plain)) {
            plain = gunzip(plain, most);
        }
        if (plain.length > most) {
            throw tooLarge(most);
        }
        return plain;
    }

    private static boolean isGzip(byte[] body) {
        return body.length > 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
    }

    private static byte[] gunzip(byte[] body, int most) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return read(stream, most);
        } catch (IOException e) {
            throw broken("gzip", e);
        }
    }

    /** The standard means zlib's format; some senders leave its two bytes of header out. */
    private static byte[] inflate(byte[] body, int most) {
        boolean headed =
                body.length >= 2 && (body[0] & 0x0f) == 8 && (((body[0] & 0xff) << 8) | (body[1] & 0xff)) % 31 == 0;
        Inflater inflater = new Inflater(!headed);
        try (InputStream stream = new InflaterInputStream(new ByteArrayInputStream(body), inflater)) {
            return read(stream, most);
        } catch (IOException e) {
            throw broken("deflate", e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] read(InputStream stream, int most) throws IOException {
        byte[] plain = stream.readNBytes(most + 1);
        if (plain.length > most) {
            throw tooLarge(most);
        }
        return plain;
    }

    private static Incorrect tooLarge(int most) {
        return new Incorrect(
                "http.body-too-large", "the body unpacks to more than " + most + " bytes; send less at once");
    }

    private static Incorrect broken(String coding, IOException cause) {
        return new Incorrect("http.broken-encoding", "the body is not " + coding + ", or not all of it", cause);
    }
}
