package io.windrose.campaign.inbox;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.keys.Key;
import io.windrose.campaign.keys.KeyDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds campaigns whose name, or one of whose keys, reads like what is unresolved. */
final class Proposing {
    private static final int MOST = 3;
    /** What happened outside the campaign's days is less likely its own. */
    private static final double OUTSIDE = 0.8;

    private final List<Campaign> campaigns;
    private final Map<UUID, Set<String>> names = new HashMap<>();

    Proposing(List<Campaign> campaigns, List<Key> keys) {
        this.campaigns = campaigns;
        campaigns.forEach(campaign -> names.computeIfAbsent(campaign.id(), id -> new LinkedHashSet<>())
                .add(campaign.plan().name()));
        keys.forEach(key -> Optional.ofNullable(names.get(key.campaign()))
                .ifPresent(known -> known.add(word(key.draft()).replace("*", " "))));
    }

    /** What names the campaign in a key: its first field that says something. */
    static String word(KeyDraft key) {
        return key.fields().stream()
                .filter(field -> !field.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** @param rejected campaigns that it is not of */
    List<Proposal> of(Unresolved value, Set<UUID> rejected) {
        List<Proposal> found = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            if (!rejected.contains(campaign.id())) {
                best(value, campaign).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingDouble(Proposal::confidence)
                .reversed()
                .thenComparing(Proposal::campaignName)
                .thenComparing(Proposal::campaign));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private Optional<Proposal> best(Unresolved value, Campaign campaign) {
        return names.getOrDefault(campaign.id(), Set.of()).stream()
                .flatMap(name -> Likeness.of(word(value.key()), name).stream())
                .max(Comparator.comparingDouble(Likeness::confidence))
                .map(likeness -> proposal(value, campaign, likeness));
    }

    private static Proposal proposal(Unresolved value, Campaign campaign, Likeness likeness) {
        boolean isBefore = campaign.plan()
                .startsOn()
                .filter(start -> value.lastSeen().isBefore(start))
                .isPresent();
        boolean isAfter = campaign.plan()
                .endsOn()
                .filter(end -> value.firstSeen().isAfter(end))
                .isPresent();
        Proposal.Days days = isBefore || isAfter ? Proposal.Days.OUTSIDE : Proposal.Days.WITHIN;
        boolean isOutside = days == Proposal.Days.OUTSIDE;
        double confidence = likeness.confidence() * (isOutside ? OUTSIDE : 1);
        return new Proposal(
                campaign.id(),
                campaign.plan().name(),
                Math.round(confidence * 100) / 100.0,
                likeness.reason() + (isOutside ? ", but outside the campaign's days" : ""),
                new Proposal.Reason(likeness.kind(), likeness.name(), likeness.letters(), days));
    }
}
