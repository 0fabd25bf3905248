package io.windrose.market;

/** The UTM marks on a campaign's links, and how they look in a week in which someone mistyped them. */
record Marks(
        String source,
        String medium,
        String campaign,
        String misspeltSource,
        String misspeltMedium,
        String misspeltChannel) {}
