package io.windrose.collect.judging;

/** Where on earth the address is. Needs the whole address, which is gone once the event is built. */
final class PlaceStep implements EnrichmentStep {
    private final Places places;

    PlaceStep(Places places) {
        this.places = places;
    }

    @Override
    public void apply(Draft draft) {
        draft.address.flatMap(address -> places.find(address.whole())).ifPresent(place -> {
            draft.country = place.country();
            draft.region = place.region();
            draft.city = place.city();
        });
    }
}
