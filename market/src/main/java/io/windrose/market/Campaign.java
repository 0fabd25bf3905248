package io.windrose.market;

import java.time.Month;
import java.util.Arrays;
import java.util.List;

/** The company's campaigns. Misspelt marks are such that the door makes another channel of them. */
enum Campaign implements Touch {
    SEARCH_BRAND(Channel.PAID_SEARCH, 0, "google", "cpc", "search-brand", "gogle", "cpc", "paid other"),
    SEARCH_GENERIC(Channel.PAID_SEARCH, 0, "google", "cpc", "search-generic", "gogle", "cpc", "paid other"),
    SOCIAL_ALWAYS(
            Channel.PAID_SOCIAL,
            12,
            "instagram",
            "paid_social",
            "always-on",
            "instagramm",
            "paid_social",
            "paid other"),
    SOCIAL_SPRING(
            Channel.PAID_SOCIAL,
            20,
            "instagram",
            "paid_social",
            "spring-trails",
            "instagramm",
            "paid_social",
            "paid other",
            Month.MARCH,
            Month.APRIL,
            Month.MAY),
    SOCIAL_WINTER(
            Channel.PAID_SOCIAL,
            20,
            "instagram",
            "paid_social",
            "winter-layers",
            "instagramm",
            "paid_social",
            "paid other",
            Month.NOVEMBER,
            Month.DECEMBER),
    VIDEO_BRAND(
            Channel.PAID_VIDEO,
            28,
            "youtube",
            "cpv",
            "further-out",
            "yuotube",
            "cpv",
            "paid other",
            Month.FEBRUARY,
            Month.MARCH,
            Month.JUNE,
            Month.OCTOBER,
            Month.NOVEMBER),
    DISPLAY_RETARGETING(Channel.DISPLAY, 7, "adring", "display", "come-back", "adring", "dispaly", "other"),
    AFFILIATE_COUPONS(Channel.AFFILIATES, 0, "couponfinch", "affiliate", "coupons", "couponfinch", "afiliate", "other"),
    MAIL_NEWSLETTER(Channel.EMAIL, 0, "newsletter", "email", "newsletter", "newsletter", "emial", "other"),
    MAIL_SALE(Channel.EMAIL, 0, "newsletter", "email", "season-sale", "newsletter", "emial", "other"),
    MAIL_WIN_BACK(Channel.EMAIL, 0, "newsletter", "email", "win-back", "newsletter", "emial", "other");

    static final List<Campaign> ALL = List.of(values());
    /** Those that buy impressions by a plan; the order is that of the lives' draws. */
    static final List<Campaign> ADVERTISING =
            ALL.stream().filter(one -> one.weeklyBudget > 0).toList();

    static final List<Campaign> MAIL =
            ALL.stream().filter(one -> one.channel == Channel.EMAIL).toList();

    private final Channel channel;
    private final double weeklyBudget;
    private final String source;
    private final String medium;
    private final String word;
    private final String misspeltSource;
    private final String misspeltMedium;
    private final String misspeltChannel;
    /** Bits by the month's number; none for all. */
    private final int months;

    Campaign(
            Channel channel,
            double weeklyBudget,
            String source,
            String medium,
            String word,
            String misspeltSource,
            String misspeltMedium,
            String misspeltChannel,
            Month... months) {
        this.channel = channel;
        this.weeklyBudget = weeklyBudget;
        this.source = source;
        this.medium = medium;
        this.word = word;
        this.misspeltSource = misspeltSource;
        this.misspeltMedium = misspeltMedium;
        this.misspeltChannel = misspeltChannel;
        this.months =
                Arrays.stream(months).mapToInt(month -> 1 << month.getValue()).sum();
    }

    Channel channel() {
        return channel;
    }

    /** As in the column {@code campaign}. */
    String word() {
        return word;
    }

    Marks marks() {
        return new Marks(source, medium, word, misspeltSource, misspeltMedium, misspeltChannel);
    }

    /** Euros a week for a thousand people, in an ordinary week of its months. */
    double weeklyBudget() {
        return weeklyBudget;
    }

    boolean runsIn(Month month) {
        return months == 0 || (months & 1 << month.getValue()) != 0;
    }

    int bit() {
        return 1 << number();
    }

    static List<Campaign> of(Channel channel) {
        return ALL.stream().filter(one -> one.channel == channel).toList();
    }

    /** Its place in the arrays of one run, and in draws: a new one goes last, or the market is another. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
