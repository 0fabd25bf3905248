package io.windrose.collect.importing.making;

import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Names rows by what is in them: the first 128 bits of SHA-256 of their cells, and which of the equal ones it is. So
 * the same row has the same name in every file, and two equal rows of one file have two. For one thread, and one file.
 */
final class ContentIds {
    private static final int BYTES = 16;

    private final MessageDigest digest;
    private final Numbers seen = new Numbers();
    private final Map<Long, Integer> repeated = new HashMap<>();

    ContentIds() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("import.no-sha-256", "every Java platform has SHA-256, this one not", e);
        }
    }

    String next(Row row) {
        for (int i = 0; i < row.size(); i++) {
            digest.update(row.cell(i).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        byte[] hash = digest.digest();
        String name = HexFormat.of().formatHex(hash, 0, BYTES);
        long number = ByteBuffer.wrap(hash).getLong();
        return seen.add(number) ? name : name + "-" + repeated.merge(number, 2, (count, first) -> count + 1);
    }

    /** A number that stands for a name. */
    long number(String name) {
        return ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
