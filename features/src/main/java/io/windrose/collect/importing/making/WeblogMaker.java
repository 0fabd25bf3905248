package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Fault;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page view of each request for a page. A visitor is known by address and user agent, of which only a keyed
 * hash is kept; the key is this installation's secret. Robots are kept, and marked by their device.
 */
final class WeblogMaker implements RowMaker {
    private static final Set<String> ASSETS = Set.of(
            "css", "js", "mjs", "map", "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "bmp", "woff",
            "woff2", "ttf", "otf", "eot", "mp3", "mp4", "webm", "ogg", "wav", "flv", "swf", "zip", "gz", "tgz", "tar",
            "bz2", "rar", "7z", "exe", "msi", "dmg", "iso", "deb", "rpm", "jar", "pdf", "xml", "rss", "atom", "json",
            "txt", "csv");
    private static final int ID_BYTES = 12;

    private final Mapping mapping;
    private final Judged judged;
    private final Mac mac;

    WeblogMaker(Mapping mapping, Judged judged, String salt) {
        this.mapping = mapping;
        this.judged = judged;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new Fault("import.no-hmac", "every Java platform has HmacSHA256, this one not", e);
        }
    }

    @Override
    public void take(Row row, Taken out) {
        LogLine.parse(row.cell(0))
                .ifPresentOrElse(
                        line -> take(row, line, out),
                        () -> out.refused(row, "the line is not in the combined log format"));
    }

    private void take(Row row, LogLine line, Taken out) {
        String path = path(line.target());
        if (!line.method().equals("GET")) {
            out.leftOut(row, "no-page-method");
        } else if (line.status() != 200 && line.status() != 304) {
            out.leftOut(row, "no-page-status");
        } else if (isAsset(path)) {
            out.leftOut(row, "asset");
        } else {
            judged.judge(row, page(line, path), out);
        }
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static boolean isAsset(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/')
                && ASSETS.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private String page(LogLine line, String path) {
        String url = mapping.site().map(site -> site + line.target()).orElse(null);
        return new JsonText()
                .begin()
                .put("type", "page")
                .put("anonymousId", visitor(line))
                .put("timestamp", line.at().toString())
                .begin("context")
                .put("ip", line.address())
                .put("userAgent", named(line.agent()))
                .begin("page")
                .put("url", url)
                .put("path", path)
                .put("referrer", named(line.referrer()))
                .end()
                .end()
                .begin("properties")
                .put("status", line.status())
                .end()
                .end()
                .toString();
    }

    private static @Nullable String named(String text) {
        return text.isEmpty() || text.equals("-") ? null : text;
    }

    private String visitor(LogLine line) {
        byte[] hash = mac.doFinal((line.address() + "\n" + line.agent()).getBytes(StandardCharsets.UTF_8));
        return "log-" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
    }
}
