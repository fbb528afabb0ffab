package io.pitot.shop.inventory;

record OnHand(String warehouse, int pieces) {}
