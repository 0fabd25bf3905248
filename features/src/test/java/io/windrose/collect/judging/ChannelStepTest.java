package io.windrose.collect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Campaign, click id, referrer and channel, which build on each other. */
class ChannelStepTest {
    private static Event.Origin origin(String url, String referrer) {
        return CallMaker.event("\"context\":{\"page\":{\"url\":\"" + url + "\",\"referrer\":\"" + referrer + "\"}}")
                .origin();
    }

    private static Event.Origin marked(String query) {
        return origin("https://shop.example/?" + query, "");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/,google,organic,organic search",
        "https://www.google.co.uk/search?q=shoes,google,organic,organic search",
        "android-app://com.google.android.googlequicksearchbox/,google,organic,organic search",
        "https://de.search.yahoo.com/,yahoo,organic,organic search",
        "https://duckduckgo.com/,duckduckgo,organic,organic search",
        "https://l.facebook.com/l.php?u=x,facebook,social,organic social",
        "https://t.co/abc,twitter,social,organic social",
        "https://www.youtube.com/watch?v=x,youtube,referral,organic video",
        "https://www.amazon.de/dp/1,amazon,referral,organic shopping",
        "https://chatgpt.com/,chatgpt,referral,ai assistant",
        "https://gemini.google.com/app,gemini,referral,ai assistant",
        "https://mail.google.com/mail/u/0,gmail,email,email",
        "https://blog.example.org/post,blog.example.org,referral,referral",
        "https://user:pass@Blog.Example.ORG:8080/x,blog.example.org,referral,referral"
    })
    void readsTheChannelOffTheReferrer(String referrer, String source, String medium, String channel) {
        assertThat(origin("https://shop.example/", referrer))
                .isEqualTo(new Event.Origin(channel, source, medium, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "utm_source=google&utm_medium=cpc,paid search",
        "utm_source=facebook&utm_medium=paid_social,paid social",
        "utm_source=ig&utm_medium=ppc,paid social",
        "utm_source=youtube&utm_medium=post&utm_campaign=x,organic video",
        "utm_source=youtube&utm_medium=cpc,paid video",
        "utm_source=google&utm_medium=cpc&utm_campaign=spring-shop,paid shopping",
        "utm_source=amazon&utm_medium=paid,paid shopping",
        "utm_source=taboola&utm_medium=cpc,paid other",
        "utm_source=dv360&utm_medium=cpm,display",
        "utm_source=dv360&utm_medium=banner,display",
        "utm_source=news&utm_medium=Email,email",
        "utm_source=e-mail&utm_medium=x,email",
        "utm_source=partner&utm_medium=affiliate,affiliates",
        "utm_source=partner&utm_medium=referral,referral",
        "utm_source=spotify&utm_medium=audio,audio",
        "utm_source=sms&utm_medium=x,sms",
        "utm_source=crm&utm_medium=web-push,push",
        "utm_source=linkedin&utm_medium=post,organic social",
        "utm_source=bing&utm_medium=organic,organic search",
        "utm_source=chatgpt.com,ai assistant",
        "utm_source=direct&utm_medium=(none),direct",
        "utm_campaign=cross-network-1&utm_source=google,cross-network",
        "utm_source=poster&utm_medium=qr,other"
    })
    void readsTheChannelOffTheCampaign(String query, String channel) {
        assertThat(marked(query).channel()).isEqualTo(channel);
    }

    @ParameterizedTest
    @CsvSource({
        "gclid=A-1,google,cpc,paid search",
        "wbraid=A-1,google,cpc,paid search",
        "msclkid=A-1,bing,cpc,paid search",
        "yclid=A-1,yandex,cpc,paid search",
        "ttclid=A-1,tiktok,cpc,paid social",
        "twclid=A-1,twitter,cpc,paid social",
        "li_fat_id=A-1,linkedin,cpc,paid social",
        "fbclid=A-1,facebook,social,organic social",
        "dclid=A-1,google,display,display",
        "mc_eid=A-1,mailchimp,email,email"
    })
    void readsTheChannelOffTheClickId(String query, String source, String medium, String channel) {
        assertThat(marked(query)).isEqualTo(new Event.Origin(channel, source, medium, null, null, null, query));
    }

    @Test
    void believesWordsBeforeClickIds() {
        Event.Origin origin = marked("utm_source=newsletter&fbclid=x&utm_content=a%20b&utm_term=c+d");

        assertThat(origin).isEqualTo(new Event.Origin("other", "newsletter", null, null, "a b", "c d", "fbclid=x"));
    }

    @Test
    void believesTheLibrarysCampaignBeforeTheAddress() {
        Event event = CallMaker.event("\"context\":{\"page\":{\"url\":\"https://a.example/?utm_source=b\"},"
                + "\"campaign\":{\"source\":\"c\",\"medium\":\"email\",\"name\":\"n\",\"id\":\"7\"}}");

        assertThat(event.origin().source()).isEqualTo("c");
        assertThat(event.origin().campaign()).isEqualTo("n");
        assertThat(event.context()).isEqualTo("{\"campaign\":{\"id\":\"7\"}}");
    }

    @Test
    void callsAVisitFromNowhereDirect() {
        assertThat(origin("https://shop.example/", ""))
                .isEqualTo(new Event.Origin("direct", null, null, null, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart,https://shop.example/",
        "https://shop.example/,https://www.shop.example/a",
        "https://shop.example/,https://pay.shop.example/a",
        "https://pay.shop.example/,https://shop.example/a"
    })
    void seesNoNewOriginInTheSiteItself(String url, String referrer) {
        assertThat(origin(url, referrer)).isEqualTo(new Event.Origin(null, null, null, null, null, null, null));
    }

    @Test
    void seesAnOriginInASiteWithASimilarName() {
        assertThat(origin("https://shop.example/", "https://notshop.example/").channel())
                .isEqualTo("referral");
    }

    @Test
    void seesNoOriginInAnEventWithoutAddress() {
        assertThat(CallMaker.event("\"properties\":{}").origin().channel()).isNull();
    }
}
