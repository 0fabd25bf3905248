package io.windrose.market;

import io.windrose.core.Event;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes data of what some people do on one day. */
final class Notes implements Diary {
    final List<Event> events = new ArrayList<>();
    final List<ShopOrder> orders = new ArrayList<>();
    final List<Mail> mails = new ArrayList<>();
    final List<Gossip.Later> mentions = new ArrayList<>();
    final List<Return> returns = new ArrayList<>();
    final Advertising advertising;
    long duplicates;
    long refusedEvents;
    long visits;
    long refusedVisits;
    long misspeltVisits;
    long refusedOrders;
    long refusedCents;
    /** By campaign: visits in the data with its mark, and of these the mistyped. */
    final long[] marked = new long[Campaign.ALL.size()];

    final long[] misspelt = new long[Campaign.ALL.size()];
    long heldOut;
    Counts.Web web = Counts.Web.NONE;

    private final World world;
    private final Site site;
    private final PostOffice post;
    private final Gossip gossip;

    Notes(World world, Scenario scenario) {
        this.world = world;
        this.advertising = new Advertising(world.parameters());
        this.site = new Site(world.parameters(), world.calendar(), world.plan(), scenario);
        this.post = new PostOffice(world.calendar());
        this.gossip = new Gossip(world.parameters(), world.calendar());
    }

    /** What will be sent back, and when. */
    record Return(int day, Inhabitant person, Refund refund) {}

    @Override
    public void impressions(Campaign campaign, int number) {
        advertising.impressions(campaign, number);
    }

    @Override
    public void mail(Inhabitant person, Campaign campaign, MailOutcome outcome, int day) {
        mails.add(new Mail(campaign.word(), person.userId(), post.sentAt(person, day), outcome));
        if (outcome == MailOutcome.HELD_OUT) {
            heldOut++;
            return;
        }
        advertising.impressions(campaign, 1);
        List<Event> sent = post.events(person, campaign, outcome, day);
        if (person.refusesAnalytics()) {
            refusedEvents += sent.size();
        } else {
            events.addAll(sent);
        }
    }

    @Override
    public void visit(Visit visit) {
        advertising.visit(visit);
        Site.Trace trace = site.trace(visit);
        visits++;
        misspeltVisits += misspelt(visit.touch(), visit.day());
        misspeltVisits += visit.coupon() ? misspelt(Campaign.AFFILIATE_COUPONS, visit.day()) : 0;
        if (visit.person().refusesAnalytics()) {
            refusedVisits++;
            refusedEvents += trace.events().size();
            refusedOrders += visit.basket().isPresent() ? 1 : 0;
            refusedCents += visit.basket().map(Basket::cents).orElse(0L);
        } else {
            events.addAll(trace.events());
            duplicates += trace.copies();
            web = web.plus(trace.web());
            mark(visit.touch(), visit.day());
            if (visit.coupon()) {
                mark(Campaign.AFFILIATE_COUPONS, visit.day());
            }
        }
        visit.basket().ifPresent(basket -> order(visit, basket, trace.orderedAt()));
    }

    private void mark(Touch touch, int day) {
        if (touch instanceof Campaign campaign) {
            marked[campaign.number()]++;
            misspelt[campaign.number()] += misspelt(campaign, day);
        }
    }

    private int misspelt(Touch touch, int day) {
        return touch instanceof Campaign campaign && world.plan().isMisspelt(campaign, day) ? 1 : 0;
    }

    private void order(Visit visit, Basket basket, Instant at) {
        orders.add(Books.order(visit, basket, at));
        gossip.about(visit, basket).ifPresent(mentions::add);
        if (basket.refundedAfter() > 0) {
            int day = visit.day() + basket.refundedAfter();
            Instant refundedAt = world.calendar()
                    .date(day)
                    .atTime(10, 0)
                    .toInstant(ZoneOffset.UTC)
                    .plusSeconds(visit.person().number() % 20_000);
            returns.add(new Return(day, visit.person(), Books.refund(visit, basket, refundedAt)));
        }
    }
}
