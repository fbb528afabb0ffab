package io.pitot.cli.analysis;

import io.pitot.dump.CallSite;
import java.util.ArrayList;
import java.util.List;

/**
 * A call site, ready to be named.
 *
 * @param id the call site's id
 * @param places innermost first, never empty
 */
public record Site(String id, List<Place> places) {

    static Site of(CallSite callSite) {
        List<Place> places = new ArrayList<>();
        for (CallSite.Frame frame : callSite.frames()) {
            if (Place.generated(frame)) {
                continue;
            }
            Place place = Place.of(frame);
            if (places.isEmpty() || !places.get(places.size() - 1).equals(place)) {
                places.add(place);
            }
        }
        if (places.isEmpty()) {
            places.add(Place.of(callSite.frames().get(0)));
        }
        return new Site(callSite.id(), List.copyOf(places));
    }

    /** Where the call was made. */
    public Place innermost() {
        return places.get(0);
    }
}
