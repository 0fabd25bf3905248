package io.windrose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpreadsheetTextTest {
    private static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("=1+1", "=1+1"),
                Arguments.of("", ""),
                Arguments.of("a b", "a b"),
                Arguments.of("a\tb\nc", "a\tb\nc"),
                Arguments.of(" a ", "_x0020_a_x0020_"),
                Arguments.of("a\u0007b", "a_x0007_b"),
                Arguments.of("a\rb", "a_x000D_b"),
                Arguments.of("_x0041_", "_x005F_x0041_"),
                Arguments.of("_x", "_x"),
                Arguments.of("\ud83e\udd8a", "\ud83e\udd8a"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void writesWhatXmlHasNotAsItsNumber(String text, String written) {
        assertThat(SpreadsheetText.escaped(text)).isEqualTo(written);
    }
}
