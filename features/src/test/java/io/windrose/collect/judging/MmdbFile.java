package io.windrose.collect.judging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes an MMDB file that knows one place, for one IPv4 network of 24 bits; the form is MaxMind DB 2.0
 * ({@code maxmind.github.io/MaxMind-DB}).
 */
final class MmdbFile {
    private static final int NETWORK_BITS = 24;

    private MmdbFile() {}

    static void write(Path file, int network, Map<String, ?> place) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int node = 0; node < NETWORK_BITS; node++) {
            boolean one = (network >>> (31 - node) & 1) == 1;
            boolean last = node == NETWORK_BITS - 1;
            // Data begins 16 bytes after the tree; the number of nodes itself means "nothing known".
            int next = last ? NETWORK_BITS + 16 : node + 1;
            record(out, one ? NETWORK_BITS : next);
            record(out, one ? next : NETWORK_BITS);
        }
        out.write(new byte[16]);
        value(out, place);
        out.write(new byte[] {(byte) 0xab, (byte) 0xcd, (byte) 0xef});
        out.write("MaxMind.com".getBytes(StandardCharsets.UTF_8));
        value(
                out,
                Map.of(
                        "node_count", NETWORK_BITS,
                        "record_size", 24,
                        "ip_version", 4,
                        "binary_format_major_version", 2,
                        "binary_format_minor_version", 0,
                        "build_epoch", 1_777_000_000,
                        "database_type", "Test-City",
                        "languages", List.of("en"),
                        "description", Map.of("en", "one place")));
        Files.write(file, out.toByteArray());
    }

    private static void record(ByteArrayOutputStream out, int value) {
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }

    private static void value(ByteArrayOutputStream out, Object value) throws IOException {
        switch (value) {
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                out.write(2 << 5 | bytes.length);
                out.write(bytes);
            }
            case Integer number -> {
                out.write(6 << 5 | 4);
                out.write(new byte[] {
                    (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), number.byteValue()
                });
            }
            case Map<?, ?> map -> {
                out.write(7 << 5 | map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    value(out, entry.getKey());
                    value(out, entry.getValue());
                }
            }
            case List<?> list -> {
                out.write(list.size());
                out.write(11 - 7);
                for (Object element : list) {
                    value(out, element);
                }
            }
            default -> throw new IllegalArgumentException("no such value in an MMDB file here: " + value);
        }
    }
}
