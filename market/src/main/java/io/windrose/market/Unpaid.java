package io.windrose.market;

import org.jspecify.annotations.Nullable;

/** The ways that cost nothing. */
enum Unpaid implements Touch {
    DIRECT("direct", null, null, null),
    ORGANIC_SEARCH("organic search", "google", "organic", "https://www.google.com/"),
    ORGANIC_SOCIAL("organic social", "instagram", "social", "https://l.instagram.com/"),
    REFERRAL("referral", "blog.hutandridge.example", "referral", "https://blog.hutandridge.example/packing-list"),
    AI_ASSISTANT("ai assistant", "chatgpt", "referral", "https://chatgpt.com/");

    private final String channel;
    private final @Nullable String source;
    private final @Nullable String medium;
    private final @Nullable String referrer;

    Unpaid(String channel, @Nullable String source, @Nullable String medium, @Nullable String referrer) {
        this.channel = channel;
        this.source = source;
        this.medium = medium;
        this.referrer = referrer;
    }

    String channel() {
        return channel;
    }

    @Nullable
    String source() {
        return source;
    }

    @Nullable
    String medium() {
        return medium;
    }

    @Nullable
    String referrer() {
        return referrer;
    }
}
