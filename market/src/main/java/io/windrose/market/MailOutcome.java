package io.windrose.market;

/** What became of a mail; each but the first includes those before it but {@code UNSUBSCRIBED}, who only opened. */
public enum MailOutcome {
    HELD_OUT,
    SENT,
    OPENED,
    CLICKED,
    UNSUBSCRIBED
}
