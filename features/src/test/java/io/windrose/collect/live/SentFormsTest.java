package io.windrose.collect.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.collect.judging.SentEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SentFormsTest {
    private final SentForms forms = new SentForms();

    @Test
    void keepsTheLatestOfEachSource() {
        forms.keep("quiet", "e", bytes("quiet"));
        for (int i = 0; i <= SentForms.MOST_EVENTS; i++) {
            forms.keep("loud", "e" + i, bytes("loud"));
        }

        assertThat(forms.find("loud", "e0")).isEmpty();
        assertThat(forms.find("loud", "e1")).isPresent();
        assertThat(forms.find("quiet", "e")).contains(bytes("quiet"));
        assertThat(forms.find("none", "e")).isEmpty();
    }

    @Test
    void keepsNoMoreThanItsBytes() {
        byte[] large = new byte[(int) SentForms.MOST_BYTES / 2];
        forms.keep("shop", "e1", large);
        forms.keep("shop", "e2", large);
        forms.keep("shop", "e2", large);
        assertThat(forms.find("shop", "e1")).isPresent();
        forms.keep("shop", "e3", new byte[1]);

        assertThat(forms.find("shop", "e1")).isEmpty();
        assertThat(forms.find("shop", "e2")).isPresent();
    }

    @Test
    void showsNeitherKeysNorWholeAddresses() {
        assertThat(SentEvent.readable("""
                        {"writeKey":"anything","event":"A","n":12345678901234567890,
                         "context":{"ip":"203.0.113.77"},"properties":{"token":"wr_pt_0123456789abcdefghij"}}""")).isEqualTo("""
                        {
                          "event": "A",
                          "n": 12345678901234567890,
                          "context": {
                            "ip": "203.0.113.0"
                          },
                          "properties": {
                            "token": "wr_pt_…"
                          }
                        }""");
        assertThat(SentEvent.readable("{\"writeKey\": \"anything\", \"event\":"))
                .isEqualTo("{\"writeKey\": \"…\", \"event\":");
        assertThat(SentEvent.readable("writeKey=anything&event=A")).isEqualTo("writeKey=…&event=A");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
