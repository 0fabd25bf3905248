package io.windrose.market;

import java.util.Optional;

/** How what the company does reaches people: they see it, remember it, and now and then click. */
final class Promotions {
    static final double LEAST_INTEREST = 0.6;

    private final Parameters parameters;
    private final Plan plan;
    private final Scenario scenario;

    Promotions(Parameters parameters, Plan plan, Scenario scenario) {
        this.parameters = parameters;
        this.plan = plan;
        this.scenario = scenario;
    }

    /** The advertisement that was clicked. */
    Optional<Touch> advertised(Inhabitant person, Life life, int day, Diary diary) {
        Optional<Touch> clicked = Optional.empty();
        for (Campaign campaign : Campaign.ADVERTISING) {
            double bought = plan.impressions(campaign, day);
            boolean meant = campaign.channel() != Channel.DISPLAY
                    || day - life.lastVisit <= parameters.reach().retargetingDays();
            if (bought == 0 || !meant || !scenario.runs(campaign)) {
                continue;
            }
            double expected = bought * person.receptivity().affinity(campaign.channel());
            int seen = seen(person.fate().unit(Purpose.IMPRESSION, campaign.number(), day), expected);
            if (seen == 0) {
                continue;
            }
            life.touchedBy |= campaign.bit();
            diary.impressions(campaign, seen);
            Influence influence = parameters.influence(campaign.channel());
            boolean click = false;
            for (int each = 0; each < seen; each++) {
                life.remember(campaign.channel(), influence.filledByImpression());
                int which = campaign.number() + each * Campaign.ALL.size();
                click |= person.fate().unit(Purpose.CLICK, which, day) < influence.clickShare();
            }
            if (click) {
                clicked = Optional.of(campaign);
            }
        }
        return clicked;
    }

    /** A Poisson number by inversion; at most 5, since nobody is shown more in a day. */
    private static int seen(double unit, double expected) {
        // By Taylor's series, exp(-x) is never below its first four terms: most draws need no more.
        if (unit < 1 - expected * (1 - expected * (0.5 - expected / 6))) {
            return 0;
        }
        double chance = StrictMath.exp(-expected);
        double sum = chance;
        int seen = 0;
        while (unit >= sum && seen < 5) {
            seen++;
            chance *= expected / seen;
            sum += chance;
        }
        return seen;
    }

    /** The mail that was clicked. */
    Optional<Touch> mailed(Inhabitant person, Life life, int day, Diary diary) {
        Optional<Campaign> planned = plan.mailed(day);
        if (planned.isEmpty() || !life.subscribed) {
            return Optional.empty();
        }
        Campaign campaign = planned.get();
        boolean meant = campaign != Campaign.MAIL_WIN_BACK
                || day - life.lastOrder > parameters.mailing().silentDays();
        if (!meant || !scenario.runs(campaign)) {
            return Optional.empty();
        }
        if (isHeldOut(person, campaign)) {
            diary.mail(person, campaign, MailOutcome.HELD_OUT, day);
            return Optional.empty();
        }
        life.touchedBy |= campaign.bit();
        MailOutcome outcome = outcome(person, day);
        if (outcome != MailOutcome.SENT) {
            Influence influence = parameters.influence(Channel.EMAIL);
            life.remember(Channel.EMAIL, influence.filledByImpression());
        }
        life.subscribed = outcome != MailOutcome.UNSUBSCRIBED;
        diary.mail(person, campaign, outcome, day);
        return outcome == MailOutcome.CLICKED ? Optional.of(campaign) : Optional.empty();
    }

    private boolean isHeldOut(Inhabitant person, Campaign campaign) {
        return person.fate().unit(Purpose.MAIL_HOLD_OUT, campaign.number(), 0)
                < parameters.mailing().holdOut();
    }

    private MailOutcome outcome(Inhabitant person, int day) {
        Fate fate = person.fate();
        double interest = LEAST_INTEREST
                + (1 - LEAST_INTEREST) * Math.max(0, person.temper().mailResponse());
        if (fate.unit(Purpose.MAIL_UNSUBSCRIBE, day) < parameters.mailing().unsubscribeChance()) {
            return MailOutcome.UNSUBSCRIBED;
        }
        if (fate.unit(Purpose.MAIL_OPEN, day) >= parameters.mailing().openChance() * interest) {
            return MailOutcome.SENT;
        }
        double clickShare = parameters.influence(Channel.EMAIL).clickShare() * interest;
        return fate.unit(Purpose.MAIL_CLICK, day) < clickShare ? MailOutcome.CLICKED : MailOutcome.OPENED;
    }
}
