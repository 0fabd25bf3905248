package io.windrose.market;

/** What a draw is for. Each purpose has draws of its own, so one more draw here moves none elsewhere. */
enum Purpose {
    TRAITS,
    IMPRESSION,
    CLICK,
    MAIL_HOLD_OUT,
    MAIL_OPEN,
    MAIL_CLICK,
    MAIL_UNSUBSCRIBE,
    SUBSCRIBE,
    NEED,
    VISIT,
    ROUTE,
    SEARCH,
    FOUND,
    HABIT,
    INTEREST,
    DECISION,
    BASKET,
    COUPON,
    REFUND,
    CHURN,
    MENTION,
    ASSIGNMENT,
    LOST_RECORD,
    MOMENT,
    DEVICE,
    SIGN_IN,
    PAGES,
    DUPLICATE,
    MISSPELLING,
    BUDGET,
    RESTATEMENT,
    ROBOT,
    MEASURING,
    SIGN_UP;

    /** Its place in draws: a new one goes last, or the market is another. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
