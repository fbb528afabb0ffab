package io.pitot.shop.catalog;

import java.util.List;

/** A category and those below it: the shop's menu. */
record CategoryTree(long id, String name, List<CategoryTree> children) {

    static CategoryTree of(Category department) {
        return new CategoryTree(
                department.getId(),
                department.getName(),
                department.getChildren().stream()
                        .map(shelf -> new CategoryTree(shelf.getId(), shelf.getName(), List.of()))
                        .toList());
    }
}
