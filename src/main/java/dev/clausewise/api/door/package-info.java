/**
 * What stands between the socket and the resource methods: who may ask, how large and how slow a
 * request may be, and how much work is under way at once. It knows paths and bytes; what a request
 * means is read behind it.
 */
package dev.clausewise.api.door;
