package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceStepTest {
    private static Event.Device device(String context) {
        return CallMaker.event("\"context\":{" + context + "}").device();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36|desktop|Windows|Chrome",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15|desktop|Mac OS X|Safari",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1|mobile|iOS|Mobile Safari",
                "Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1|tablet|iOS|Mobile Safari",
                "Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36|tablet|Android|Chrome",
                "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36|mobile|Android|Chrome Mobile",
                "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36|tv|Web0S|Chrome",
                "Mozilla/5.0 (PlayStation 5 3.00) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15|console||Safari",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)|robot||Googlebot",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36|robot|Linux|HeadlessChrome",
                "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot|robot||",
                "something else|other||"
            })
    void knowsTheDeviceByItsUserAgent(String userAgent, String device, String os, String browser) {
        Event.Device found = device("\"userAgent\":\"" + userAgent + "\"");

        assertThat(found.device()).isEqualTo(device);
        if (os != null) {
            assertThat(found.os()).isEqualTo(os);
        }
        if (browser != null) {
            assertThat(found.browser()).isEqualTo(browser);
        }
    }

    @Test
    void believesWhatAMobileLibrarySays() {
        assertThat(device("\"device\":{\"type\":\"ios\",\"model\":\"iPhone15,2\"},\"os\":{\"name\":\"iOS\"}"))
                .isEqualTo(new Event.Device("mobile", "iOS", null));
        assertThat(device("\"device\":{\"type\":\"ios\",\"model\":\"iPad14,1\"}")
                        .device())
                .isEqualTo("tablet");
    }

    @Test
    void leavesTheDeviceOfAServersEventUnknown() {
        assertThat(device("\"locale\":\"de\"")).isEqualTo(new Event.Device(null, null, null));
    }

    @Test
    void readsLongUserAgentsInBoundedTime() {
        String hostile = "Mozilla/5.0 (" + "Linux; Android ".repeat(1_500) + ")";

        assertThat(device("\"userAgent\":\"" + hostile + "\"").device()).isEqualTo("tablet");
    }
}
