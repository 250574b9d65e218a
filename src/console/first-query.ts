/** What a newcomer finds in the editor: one question whose answer differs from person to person. */
export const FIRST_QUERY = `# One question; what comes back
# depends on the person who asks.
#
# 1. Choose who is asking, at the top.
# 2. Run it: Ctrl-Enter, or the button.
# 3. Choose someone else, run it again.
#
# What a person may not see is null and
# never an error, so one query serves
# every role. The panel on the right
# says what was stripped, and why.

query WhatMayISee {
  viewer {
    user {
      name
    }
    memberships {
      nodes {
        role
      }
    }
  }
  accounts {
    nodes {
      id
      name
      billing {
        invoices(first: 3) {
          nodes {
            amount {
              amountMinor
              currency
            }
          }
        }
      }
      organizations(first: 3) {
        nodes {
          name
          incidentReports(first: 2) {
            nodes {
              subject
              severity
            }
          }
        }
      }
    }
  }
}
`;
