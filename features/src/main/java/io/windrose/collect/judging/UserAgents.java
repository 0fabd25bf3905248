package io.windrose.collect.judging;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.windrose.core.Event;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ua_parser.Parser;

/**
 * What a user agent says of a device. Operating system and browser by the project ua-parser's list; the kind of device
 * by marks of our own, because that list has none. Thread-safe.
 */
final class UserAgents {
    /** Real ones are shorter; the list's expressions take longer the longer a text is. */
    private static final int LONGEST = 512;

    /** "cubot" is a maker of phones. */
    private static final List<String> ROBOTS = List.of(
            "bot",
            "crawl",
            "spider",
            "slurp",
            "headless",
            "phantomjs",
            "lighthouse",
            "pingdom",
            "gtmetrix",
            "facebookexternalhit",
            "whatsapp/",
            "google-inspectiontool",
            "mediapartners",
            "feedfetcher",
            "bingpreview",
            "embedly",
            "quora link preview",
            "outbrain",
            "vkshare",
            "w3c_validator",
            "validator.nu",
            "archiver",
            "uptime",
            "monitor",
            "scrapy",
            "selenium",
            "puppeteer",
            "playwright",
            "python-requests",
            "python-urllib",
            "curl/",
            "wget/",
            "go-http-client",
            "libwww-perl",
            "apache-httpclient",
            "chatgpt-user",
            "claude-user",
            "perplexity-user",
            "ahrefs",
            "semrush",
            "screaming frog");

    private static final List<String> CONSOLES = List.of("playstation", "xbox", "nintendo");
    private static final List<String> TELEVISIONS = List.of(
            "smart-tv",
            "smarttv",
            "smart tv",
            "appletv",
            "apple tv",
            "googletv",
            "google tv",
            "android tv",
            "hbbtv",
            "netcast",
            "web0s",
            "bravia",
            "roku",
            "crkey",
            "aftb",
            "aftt",
            "aftm",
            "dtv",
            "tizen tv");
    private static final List<String> TABLETS = List.of("ipad", "tablet", "kindle", "playbook", "silk/");
    private static final List<String> PHONES =
            List.of("iphone", "ipod", "mobile", "windows phone", "opera mini", "blackberry");
    private static final List<String> DESKTOPS = List.of("windows nt", "macintosh", "x11", "cros ", "linux");

    private final Parser parser = new Parser();
    private final LoadingCache<String, Event.Device> known;

    UserAgents(int cached) {
        this.known = Caffeine.newBuilder().maximumSize(cached).build(this::read);
    }

    Event.Device describe(String userAgent) {
        return known.get(userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent);
    }

    private Event.Device read(String userAgent) {
        return new Event.Device(
                kind(userAgent.toLowerCase(Locale.ROOT)),
                named(parser.parseOS(userAgent).family),
                named(parser.parseUserAgent(userAgent).family));
    }

    private static @Nullable String named(@Nullable String family) {
        return family == null || family.equals("Other") ? null : family;
    }

    private static String kind(String agent) {
        if (has(agent.replace("cubot", ""), ROBOTS)) {
            return "robot";
        }
        if (has(agent, CONSOLES)) {
            return "console";
        }
        if (has(agent, TELEVISIONS)) {
            return "tv";
        }
        boolean android = agent.contains("android");
        boolean phone = has(agent, PHONES);
        if (has(agent, TABLETS) || (android && !phone)) {
            return "tablet";
        }
        if (phone || android) {
            return "mobile";
        }
        return has(agent, DESKTOPS) ? "desktop" : "other";
    }

    private static boolean has(String agent, List<String> marks) {
        for (String mark : marks) {
            if (agent.contains(mark)) {
                return true;
            }
        }
        return false;
    }
}
