package io.windrose.demo;

import io.windrose.campaign.keys.Resolving;
import io.windrose.campaign.money.Money;
import io.windrose.collect.Source;
import io.windrose.collect.Sources;
import io.windrose.jobs.Brake;
import io.windrose.lake.Lake;
import io.windrose.market.Counts;
import io.windrose.market.Day;
import io.windrose.market.Market;
import io.windrose.market.TruthFile;
import io.windrose.profile.Profiles;
import io.windrose.security.Principal;
import io.windrose.security.User;
import io.windrose.security.Users;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The server's rooms, as far as the demo fills them. */
public final class DemoShop {
    /** Where a newcomer's own events come from. */
    public static final String TRIAL = "trial";

    private static final String ACTOR = "demo";

    private final Lake lake;
    private final Profiles profiles;
    private final Money money;
    private final Resolving resolving;
    private final DemoCampaigns campaigns;
    private final DemoWatches watches;
    private final DemoMix mix;
    private final DemoLift lift;
    private final Sources sources;
    private final Users users;

    public DemoShop(
            Lake lake,
            Profiles profiles,
            Money money,
            Resolving resolving,
            DemoCampaigns campaigns,
            DemoWatches watches,
            DemoMix mix,
            DemoLift lift,
            Sources sources,
            Users users) {
        this.lake = lake;
        this.profiles = profiles;
        this.money = money;
        this.resolving = resolving;
        this.campaigns = campaigns;
        this.watches = watches;
        this.mix = mix;
        this.lift = lift;
        this.sources = sources;
        this.users = users;
    }

    /**
     * Loads what is not there yet, plans the company's campaigns, watches its metrics, and writes the shop's own
     * records beside it; interrupting the caller breaks it off.
     *
     * @param progress is told often, on one thread
     * @return what is in the market's data; empty when it was loaded before
     */
    public Optional<Counts> load(DemoFolder folder, Consumer<LoadProgress> progress) {
        if (folder.events().isPresent()) {
            return Optional.empty();
        }
        // What is made of the events is made once, of all, and takes no processor from the load.
        Brake.Hold orders = money.hold();
        Brake.Hold keys = resolving.hold();
        try (orders;
                keys;
                ShopBooks books = ShopBooks.in(folder.path())) {
            MarketLoad.Loaded loaded = new MarketLoad(lake, profiles, progress, books::add).run(folder.market());
            books.finish();
            countOrders();
            campaigns.plan(folder.market(), users.operator());
            watches.add(users.operator());
            folder.markLoaded(loaded.events());
            return Optional.of(loaded.counts());
        }
    }

    /** So that the first figures that are asked for have them. On a thread of its own, for it bears no interrupt. */
    private void countOrders() {
        try (ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("demo-orders").factory())) {
            DaysAhead.awaited(thread.submit(money::catchUp));
        }
    }

    /** Judges the market's last days, of which watches have judged none. */
    public void judge(DemoFolder folder) {
        watches.judge(folder.market());
    }

    /** Asks what a mishap of the market cost, and for a model of its mix, which is fitted beside everything else. */
    public void askForModels(DemoFolder folder) {
        lift.ask(folder.market(), users.operator());
        mix.ask(folder.market(), users.operator());
    }

    /**
     * Writes the shop's own records, which a demo of before has not.
     *
     * @return whether they were not there yet
     */
    public boolean writeBooks(DemoFolder folder) {
        if (Files.exists(folder.books())) {
            return false;
        }
        try (ShopBooks books = ShopBooks.in(folder.path());
                Stream<Day> days = new Market(folder.market()).days(1)) {
            days.forEachOrdered(books::add);
            books.finish();
        }
        return true;
    }

    /**
     * Writes the market's true answers beside the data, which takes longer than the data did.
     *
     * @return whether they were not there yet
     */
    public boolean writeTruth(DemoFolder folder, Optional<Counts> counts) {
        if (Files.exists(folder.truth())) {
            return false;
        }
        Market market = new Market(folder.market());
        TruthFile.write(counts.map(known -> market.truth(1, known)).orElseGet(() -> market.truth(1)), folder.path());
        return true;
    }

    /**
     * With which the owner signs in, kept in the folder so that it can be told again.
     *
     * @param first the owner, if this start has made it
     */
    public DemoSignIn signIn(DemoFolder folder, Optional<User.WithPassword> first) {
        return folder.signIn().orElseGet(() -> {
            // A start that was killed may have made the owner and not noted the password.
            User.WithPassword owner = first.orElseGet(() -> {
                Principal operator = users.operator();
                return users.resetPassword(operator.userId(), operator);
            });
            DemoSignIn signIn = new DemoSignIn(owner.user().name(), owner.password());
            folder.keep(signIn);
            return signIn;
        });
    }

    /** A key that lets a newcomer's events in. */
    public String trialKey() {
        Source source = sources.all().stream()
                .filter(known -> known.id().equals(TRIAL))
                .findFirst()
                .orElseGet(() -> sources.add(TRIAL, ACTOR));
        return source.writeKeys().stream()
                .filter(key -> key.revokedAt().isEmpty())
                .findFirst()
                .orElseGet(() -> sources.addWriteKey(TRIAL, ACTOR))
                .key();
    }
}
