package io.pitot.it;

import java.util.List;

/** The shop on its default database, H2 in memory. */
class ShopOnH2IT extends ShopContract {

    @Override
    List<String> database() {
        return List.of();
    }
}
