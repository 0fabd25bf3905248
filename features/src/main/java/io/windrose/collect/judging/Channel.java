package io.windrose.collect.judging;

import io.windrose.collect.judging.Referrers.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The way by which people come. The rules and their order are those of the default channel group of Google Analytics 4
 * ({@code support.google.com/analytics/answer/9756891}), so that a team's habits and its UTM words keep their meaning;
 * AI assistants are added, before referral.
 */
enum Channel {
    DIRECT,
    CROSS_NETWORK,
    PAID_SHOPPING,
    PAID_SEARCH,
    PAID_SOCIAL,
    PAID_VIDEO,
    DISPLAY,
    PAID_OTHER,
    ORGANIC_SHOPPING,
    ORGANIC_SOCIAL,
    ORGANIC_VIDEO,
    ORGANIC_SEARCH,
    AI_ASSISTANT,
    EMAIL,
    AFFILIATES,
    REFERRAL,
    AUDIO,
    SMS,
    PUSH,
    OTHER;

    private static final Pattern SHOPPING = Pattern.compile(".*(([^a-df-z]|^)shop|shopping).*");
    private static final Set<String> DISPLAY_MEDIA = Set.of("display", "banner", "expandable", "interstitial", "cpm");
    private static final Set<String> SOCIAL_MEDIA =
            Set.of("social", "social-network", "social-media", "sm", "social network", "social media");
    private static final Set<String> EMAIL_WORDS = Set.of("email", "e-mail", "e_mail", "e mail");
    private static final Set<String> AFFILIATE_MEDIA = Set.of("affiliate", "affiliates");
    private static final Set<String> REFERRAL_MEDIA = Set.of("referral", "app", "link");

    /** As in the column: {@code organic search}. */
    String word() {
        return this == CROSS_NETWORK
                ? "cross-network"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The channel of a visit with an origin. */
    static Channel of(
            Optional<Kind> site, @Nullable String source, @Nullable String medium, @Nullable String campaign) {
        String from = lower(source);
        String by = lower(medium);
        String named = lower(campaign);
        if (from.equals("direct") && (by.isEmpty() || by.equals("(none)") || by.equals("(not set)"))) {
            return DIRECT;
        }
        if (named.contains("cross-network")) {
            return CROSS_NETWORK;
        }
        boolean shopping = is(site, Kind.SHOPPING) || isShopping(named);
        if (isPaid(by)) {
            return paid(site, shopping, by);
        }
        if (DISPLAY_MEDIA.contains(by)) {
            return DISPLAY;
        }
        return shopping ? ORGANIC_SHOPPING : unpaid(site, from, by);
    }

    private static boolean isShopping(String campaign) {
        return campaign.contains("shop") && SHOPPING.matcher(campaign).matches();
    }

    private static boolean isPaid(String medium) {
        return medium.contains("cp")
                || medium.equals("ppc")
                || medium.equals("retargeting")
                || medium.startsWith("paid");
    }

    private static Channel paid(Optional<Kind> site, boolean shopping, String medium) {
        if (shopping) {
            return PAID_SHOPPING;
        }
        if (site.isPresent()) {
            switch (site.get()) {
                case SEARCH -> {
                    return PAID_SEARCH;
                }
                case SOCIAL -> {
                    return PAID_SOCIAL;
                }
                case VIDEO -> {
                    return PAID_VIDEO;
                }
                case SHOPPING, EMAIL, ASSISTANT -> {}
            }
        }
        return DISPLAY_MEDIA.contains(medium) ? DISPLAY : PAID_OTHER;
    }

    private static Channel unpaid(Optional<Kind> site, String source, String medium) {
        if (is(site, Kind.SOCIAL) || SOCIAL_MEDIA.contains(medium)) {
            return ORGANIC_SOCIAL;
        }
        if (is(site, Kind.VIDEO) || medium.contains("video")) {
            return ORGANIC_VIDEO;
        }
        if (is(site, Kind.SEARCH) || medium.equals("organic")) {
            return ORGANIC_SEARCH;
        }
        if (is(site, Kind.ASSISTANT)) {
            return AI_ASSISTANT;
        }
        if (EMAIL_WORDS.contains(source) || EMAIL_WORDS.contains(medium)) {
            return EMAIL;
        }
        if (AFFILIATE_MEDIA.contains(medium)) {
            return AFFILIATES;
        }
        if (REFERRAL_MEDIA.contains(medium)) {
            return REFERRAL;
        }
        if (medium.equals("audio")) {
            return AUDIO;
        }
        if (source.equals("sms") || medium.equals("sms")) {
            return SMS;
        }
        boolean push = medium.endsWith("push") || medium.contains("mobile") || medium.contains("notification");
        return push || source.equals("firebase") ? PUSH : OTHER;
    }

    private static boolean is(Optional<Kind> site, Kind kind) {
        return site.isPresent() && site.get() == kind;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
