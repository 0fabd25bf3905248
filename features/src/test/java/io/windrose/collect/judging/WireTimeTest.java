package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-05-04T12:30:00.123Z|2026-05-04T12:30:00.123Z",
                "2026-05-04T12:30:00.123456789Z|2026-05-04T12:30:00.123456Z",
                "2026-05-04T12:30:00,5Z|2026-05-04T12:30:00.500Z",
                "2026-05-04T12:30:00Z|2026-05-04T12:30:00Z",
                "2026-05-04t12:30:00z|2026-05-04T12:30:00Z",
                "2026-05-04T12:30Z|2026-05-04T12:30:00Z",
                "2026-05-04T12:30:00+02:00|2026-05-04T10:30:00Z",
                "2026-05-04T12:30:00-0330|2026-05-04T16:00:00Z",
                "2026-05-04T12:30:00+02|2026-05-04T10:30:00Z",
                "2026-05-04 12:30:00 UTC|2026-05-04T12:30:00Z",
                "2026-05-04 12:30:00.1|2026-05-04T12:30:00.100Z",
                "20260504T123000Z|2026-05-04T12:30:00Z",
                "2026-05-04|2026-05-04T00:00:00Z",
                "1777897800123|2026-05-04T12:30:00.123Z",
                "1777897800|2026-05-04T12:30:00Z",
                "1777897800.25|2026-05-04T12:30:00.250Z"
            })
    void readsTheTextsThatLibrariesWrite(String text, Instant instant) {
        assertThat(WireTime.parse(TextNode.valueOf(text))).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-13-01",
                "2026-02-30T00:00:00Z",
                "2026-05-04T25:00:00Z",
                "2026-05-04T12:30:00+99:00",
                "04.05.2026",
                "05/04/2026",
                "Mon May 04 2026 12:30:00 GMT+0200",
                "12:30",
                "2026-05-04T",
                "T12:30",
                "+012026-05-04T12:30:00Z",
                "2026-05-04T12:30:00.1234567890Z",
                "1e12",
                "-",
                "99999999999999999999999",
                "٢٠٢٦-05-04"
            })
    void refusesOtherTexts(String text) {
        assertThat(WireTime.parse(TextNode.valueOf(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1777897800123,2026-05-04T12:30:00.123Z",
        "1777897800123.5,2026-05-04T12:30:00.123500Z",
        "1777897800,2026-05-04T12:30:00Z",
        "1777897800123456,2026-05-04T12:30:00.123456Z",
        "1777897800123456789,2026-05-04T12:30:00.123456Z",
        "1.777897800123e12,2026-05-04T12:30:00.123Z",
        "0,1970-01-01T00:00:00Z",
        "-1,1969-12-31T23:59:59Z"
    })
    void tellsTheUnitOfANumberByItsSize(BigDecimal number, Instant instant) {
        assertThat(WireTime.parse(DecimalNode.valueOf(number))).contains(instant);
    }

    @Test
    void refusesNumbersThatNoTimeHas() {
        assertThat(WireTime.parse(DecimalNode.valueOf(new BigDecimal("1e300")))).isEmpty();
        assertThat(WireTime.parse(DecimalNode.valueOf(new BigDecimal("1e-2000000000"))))
                .isEmpty();
    }
}
