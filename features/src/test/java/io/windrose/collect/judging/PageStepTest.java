package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.accepted;
import static io.windrose.collect.judging.CallMaker.call;
import static io.windrose.collect.judging.CallMaker.fromBrowser;
import static io.windrose.collect.judging.CallMaker.track;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageStepTest {
    @Test
    void movesThePageIntoItsColumnsAndKeepsTheRest() {
        Event event = CallMaker.event("\"context\":{\"page\":{\"url\":\"https://a.example/b?c=d#e\",\"title\":\"T\","
                + "\"referrer\":\"https://r.example/\",\"search\":\"?c=d\"}}");

        assertThat(event.page())
                .isEqualTo(new Event.Page("https://a.example/b?c=d#e", "/b", "https://r.example/", "T"));
        assertThat(event.context()).isEqualTo("{\"page\":{\"search\":\"?c=d\"}}");
    }

    @Test
    void readsThePropertiesOfPageCallsOnly() {
        String body = "{\"userId\":1,\"event\":\"E\",\"properties\":{\"url\":\"https://a.example/b\"}}";

        assertThat(accepted(call(new Form.Single(EventType.PAGE), body)).page().path())
                .isEqualTo("/b");
        assertThat(accepted(track(body)).page().url()).isNull();
    }

    @Test
    void takesTheHeaderOfABrowserButNotOfAServer() {
        Call call = track("{\"userId\":1,\"event\":\"E\"}");
        String page = "https://shop.example/start";

        assertThat(accepted(fromBrowser(call, CallMaker.FIREFOX, page)).page().url())
                .isEqualTo(page);
        assertThat(accepted(fromBrowser(call, "curl/8", page)).page().url()).isNull();
        assertThat(accepted(fromBrowser(call, CallMaker.FIREFOX, page + "\0"))
                        .page()
                        .url())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example,a.example,/,''",
        "https://a.example/b c/ü?x=1#f?g,a.example,/b c/ü,x=1",
        "https://A.example:8443/?q,a.example,/,q",
        "https://[2001:db8::1]:80/x,[2001:db8::1],/x,''",
        "https://www.a.example?x/y,a.example,/,x/y",
        "android-app://com.example/,com.example,/,''"
    })
    void readsAddressesAsBrowsersShowThem(String text, String host, String path, String query) {
        assertThat(WebAddress.parse(text)).contains(new WebAddress(host, path, query));
    }

    @ParameterizedTest
    @CsvSource({"''", "/cart", "about:blank", "https://", "://x", "https:///x"})
    void seesNoAddressInOtherTexts(String text) {
        assertThat(WebAddress.parse(text)).isEmpty();
    }

    @Test
    void standsBrokenEscapesAndHiddenNul() {
        assertThat(WebAddress.parse("https://a.example/?a=%zz&b=%00&a=2&=c&d&E=f")
                        .orElseThrow()
                        .parameters())
                .containsEntry("a", "%zz")
                .containsEntry("b", "\uFFFD")
                .containsEntry("e", "f")
                .hasSize(3);
    }
}
