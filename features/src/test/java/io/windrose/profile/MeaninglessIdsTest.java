package io.windrose.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeaninglessIdsTest {
    private final MeaninglessIds ids = new MeaninglessIds();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                " NULL ",
                "undefined",
                "NaN",
                "0",
                "-1",
                "000",
                "00000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "anonymous",
                "Guest",
                "test",
                "",
                "  ",
                "\"\"",
                "?",
                "[object Object]",
                "{{user.id}}",
                "${userId}",
                "n/a"
            })
    void holdWhatNamesNobody(String id) {
        assertThat(ids.contain(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "1",
                "10",
                "123",
                "a",
                "nulla@example.com",
                "guest-4711",
                "testa",
                "-17",
                "8f14e45f-ceea-467f-a8d1-000000000000",
                "0190a0b0-0000-7000-8000-000000000001"
            })
    void leaveAloneWhatMayBeSomebody(String id) {
        assertThat(ids.contain(id)).isFalse();
    }
}
