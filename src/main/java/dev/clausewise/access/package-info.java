/**
 * Who asks, and what they may. It knows secrets and roles, and nothing of policies, decisions or
 * records.
 */
package dev.clausewise.access;
