package io.windrose.collect.judging;

import static io.windrose.collect.judging.CallMaker.accepted;
import static io.windrose.collect.judging.CallMaker.batch;
import static io.windrose.collect.judging.CallMaker.call;
import static io.windrose.collect.judging.CallMaker.fromBrowser;
import static io.windrose.collect.judging.CallMaker.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies as the published libraries write them; the resources say which version wrote which. */
class ClientsTest {
    private static String recorded(String name) throws IOException {
        try (InputStream body = ClientsTest.class.getResourceAsStream("clients/" + name)) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Event> events(Call call) {
        return judge(call).stream()
                .map(verdict -> ((Verdict.Accepted) verdict).event())
                .toList();
    }

    @Test
    void readsWhatSegmentsNodeLibrarySends() throws IOException {
        List<Event> events = events(batch(recorded("segment-node-3.1.0.json")));

        assertThat(events).extracting(Event::type).containsExactly(EventType.TRACK, EventType.ALIAS);
        Event order = events.getFirst();
        // The client's clock is 10 minutes late: sent at 11:50 by it, received at 12:00.
        assertThat(order.occurredAt()).isEqualTo("2026-05-04T11:59:58.500Z");
        assertThat(order.order().revenue()).isEqualByComparingTo("99.90");
        assertThat(order.order().currency()).isEqualTo("EUR");
        assertThat(order.device()).isEqualTo(new Event.Device(null, null, null));
        assertThat(order.origin().channel()).isNull();
        assertThat(order.context()).doesNotContain("203.0.113").contains("\"jsRuntime\":\"node\"");
    }

    @Test
    void readsWhatSegmentsJavaLibrarySends() throws IOException {
        Call call = batch(recorded("segment-java-3.5.4.json"));
        List<Event> events = events(call);

        assertThat(events).extracting(Event::type).containsExactly(EventType.TRACK, EventType.IDENTIFY);
        assertThat(events.getFirst().context())
                .contains("\"library\":{\"name\":\"analytics-java\",\"version\":\"3.5.4\"}");
        assertThat(events.getLast().properties()).isEqualTo("{\"plan\":\"premium\"}");
        assertThat(new BodyReader(Limits.DEFAULT).open(call).writeKey()).contains("java-key");
    }

    @Test
    void readsWhatSegmentsBrowserLibrarySends() throws IOException {
        Event page = accepted(fromBrowser(
                call(Form.named("p").orElseThrow(), recorded("segment-browser-1.84.3.json")),
                "ignored, since the event names one",
                "https://shop.example/"));

        assertThat(page.type()).isEqualTo(EventType.PAGE);
        assertThat(page.page())
                .isEqualTo(new Event.Page(
                        "https://shop.example/shoes?utm_source=newsletter&utm_medium=email&utm_campaign=spring",
                        "/shoes",
                        null,
                        "Shoes"));
        assertThat(page.origin().channel()).isEqualTo("email");
        assertThat(page.origin().campaign()).isEqualTo("spring");
        assertThat(page.device()).isEqualTo(new Event.Device("mobile", "Android", "Chrome Mobile"));
        assertThat(page.consent()).containsEntry("analytics", true).containsEntry("marketing", false);
        assertThat(page.context()).contains("\"ip\":\"203.0.113.0\"").doesNotContain("203.0.113.77");
    }

    @Test
    void readsWhatRudderStacksNodeLibrarySends() throws IOException {
        Event event = accepted(batch(recorded("rudder-node-3.0.13.json")));

        assertThat(event.who().userId()).isEqualTo("4711");
        assertThat(event.occurredAt()).isEqualTo("2026-05-04T11:59:59Z");
        assertThat(event.context()).contains("\"channel\":\"server\"");
    }

    @Test
    void readsAPixelWithBase64InEitherAlphabet() {
        String json = "{\"writeKey\":\"px\",\"event\":\"Email Opened\",\"properties\":{\"subject\":\"???>>>\"}}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Form form = Form.named("pixel/track").orElseThrow();

        for (Base64.Encoder encoder : List.of(
                Base64.getEncoder(), Base64.getUrlEncoder(), Base64.getEncoder().withoutPadding())) {
            Call call = call(form, "data=" + encoder.encodeToString(bytes));
            assertThat(accepted(call).properties()).isEqualTo("{\"subject\":\"???>>>\"}");
            assertThat(new BodyReader(Limits.DEFAULT).open(call).writeKey()).contains("px");
        }
    }

    @Test
    void readsAPixelWithAParameterForEachField() {
        Event event = accepted(fromBrowser(
                call(
                        Form.named("pixel/page").orElseThrow(),
                        "writeKey=px&userId=ada&name=Home&properties.plan=pro%20plus&properties.a.b=1"),
                CallMaker.FIREFOX,
                "https://shop.example/start"));

        assertThat(event.who().userId()).isEqualTo("ada");
        assertThat(event.properties()).isEqualTo("{\"plan\":\"pro plus\",\"a\":{\"b\":\"1\"}}");
        assertThat(event.page().path()).isEqualTo("/start");
        assertThat(event.device().browser()).isEqualTo("Firefox");
    }

    @Test
    void standsAPixelThatNamesNobody() {
        Event event = accepted(call(Form.named("pixel/track").orElseThrow(), "event=Email+Opened&messageId=m"));

        assertThat(event.name()).isEqualTo("Email Opened");
        assertThat(event.who().userId()).isNull();
    }

    @Test
    void refusesPixelsThatCannotBeRead() {
        Form form = Form.named("pixel/track").orElseThrow();

        assertThat(CallMaker.flaws(call(form, ""))).containsExactly(FlawKind.PIXEL_UNREADABLE);
        assertThat(CallMaker.flaws(call(form, "data=%%%"))).containsExactly(FlawKind.PIXEL_UNREADABLE);
        assertThat(CallMaker.flaws(call(form, "data=bm9uc2Vuc2U="))).containsExactly(FlawKind.BODY_NOT_JSON);
    }
}
