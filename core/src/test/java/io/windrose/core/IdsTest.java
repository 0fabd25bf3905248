package io.windrose.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final Instant now = Instant.parse("2026-11-22T10:00:00.123Z");
    private final Ids ids = new Ids(Clock.fixed(now, ZoneOffset.UTC));

    @Test
    void carriesVersionVariantAndTime() {
        UUID id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void neverRepeatsWithinAMillisecond() {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
        }
    }

    @Test
    void secretsAreLongUrlSafeAndDistinct() {
        String secret = ids.secret("wr_wk_");

        assertThat(secret).matches("wr_wk_[A-Za-z0-9_-]{32}");
        assertThat(ids.secret("wr_wk_")).isNotEqualTo(secret);
    }
}
